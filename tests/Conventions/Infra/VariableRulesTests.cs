namespace Engines.Tests.Conventions.Infra;

public sealed class VariableRulesTests
{
    private static readonly Dictionary<string, string> Explained = new(StringComparer.Ordinal) { ["QUEUE_URL"] = "the queue", ["SOME_TTL"] = "read by the extension: seconds" };

    public static TheoryData<string> Names => Engine.Names;

    [Theory, MemberData(nameof(Names))]
    public void Options_ReadWhatTheTemplateSets(string engine) =>
        Assert.Empty(VariableRules.Check(Engine.Named(engine).OptionsSource, Engine.Named(engine).Environment));

    [Theory]
    [InlineData("reader.Required(\"QUEUE_URL\"); reader.OptionalUri(\"META_BASE_URL\");", null)]
    [InlineData("reader.Required(\"QUEUE_URL\"); reader.Required(\"QUEUE_ARN\");", "QUEUE_ARN is read and not explained")]
    [InlineData("reader.Required(\"Queue\"); // QUEUE_URL", "QUEUE_URL is explained and not read")]
    public void Options_ThatDiffer_AreCaught(string source, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], VariableRules.Check(source, Explained));
}
