namespace Engines.Tests.Conventions.Docs;

public sealed class ErrorPagesTests
{
    private const string Pages = "docs/errors/";
    private const string Main = "README.md";
    private const string MainCommands = "Two commands";

    private static readonly string[] Sources =
    [
        "libs/Engines.Conversations/Outbound/Reasons.cs",
        "libs/Engines.Lambda/Batches/FailurePolicy.cs",
        "replies-engine/src/Replies/RepliesReasons.cs",
        "replies-engine/src/Replies/Turns/TurnReasons.cs",
        "template-sender-engine/src/TemplateSender/SenderReasons.cs",
    ];

    public static TheoryData<string> SourcesOfCodes => [.. Sources];

    public static TheoryData<string> Documents => [.. SourceTree.Files(".md")];

    [Fact]
    public void Pages_AreThoseOfTheCodes() => Assert.Empty(DocumentRules.Pages([.. Sources.SelectMany(Codes)], PageNames()));

    [Theory, MemberData(nameof(SourcesOfCodes))]
    public void Codes_AreFoundInEverySource(string path) => Assert.NotEmpty(Codes(path));

    [Fact]
    public void Index_NamesEveryPage() => Assert.All(
        PageNames().Where(page => page != "README"),
        page => Assert.Contains($"]({page}.md)", SourceTree.Read(Pages + "README.md"), StringComparison.Ordinal));

    [Theory, MemberData(nameof(Documents))]
    public void Links_LeadSomewhere(string path) => Assert.Empty(DocumentRules.Links(path, SourceTree.Read(path), Read));

    [Fact]
    public void Commands_OfTheReadme_Exist()
    {
        var commands = DocumentRules.Commands(SourceTree.Read(Main), MainCommands);

        Assert.Equal(2, commands.Count);
        Assert.Empty(commands.SelectMany(command => DocumentRules.Command(command, SourcesIn, SourceTree.Exists)));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/runbook.md")]
    public void Commands_OfADocument_AreFollowedOrSayWhyNot(string path) => Assert.Empty(DocumentRules.Blocks(path, SourceTree.Read(path)));

    [Theory]
    [InlineData("```\naws sqs list-queues\n```\n", 1)]
    [InlineData("- a list\n\n  ```\n  # what this does\n  engines local\n  ```\n", 1)]
    [InlineData("```sh\naws sqs list-queues\n```\n", 0)]
    [InlineData("```\ndotnet test Engines.sln\n```\n", 0)]
    [InlineData("```json\n{}\n```\n", 0)]
    public void Block_ThatNobodyFollows_IsCaught(string text, int problems) => Assert.Equal(problems, DocumentRules.Blocks("a.md", text).Count());

    [Theory]
    [InlineData(new[] { "late" }, new[] { "README", "providers" }, "late has no page")]
    [InlineData(new[] { "late" }, new[] { "README", "late", "lost" }, "lost.md is the page of no code")]
    public void Pages_OneMoreOrOneLess_AreCaught(string[] codes, string[] pages, string problem) =>
        Assert.Equal([problem], DocumentRules.Pages(codes, pages));

    [Fact]
    public void Codes_AreThePublicConstantsAlone() =>
        Assert.Equal(["late"], DocumentRules.Codes("class A { public const string B = \"late\"; const string C = \"no\"; public const int D = 1; public static string E = \"no\"; }"));

    [Theory]
    [InlineData("[a](gone.md)", "docs/a.md links to gone.md, which does not exist")]
    [InlineData("[a](../docs/b.md#tow)", "docs/a.md links to ../docs/b.md#tow, and there is no such heading")]
    [InlineData("[a](#three)", "docs/a.md links to #three, and there is no such heading")]
    public void Link_ThatLeadsNowhere_IsCaught(string text, string problem) => Assert.Equal([problem], Links(text));

    [Theory]
    [InlineData("[a](b.md) and [b](b.md#two-and-a-half)")]
    [InlineData("## Three\n[a](#three)")]
    [InlineData("[a](https://example.test/gone.md)")]
    [InlineData("```\n[a](gone.md)\n```\n")]
    public void Link_ThatLeadsSomewhere_IsNotCaught(string text) => Assert.Empty(Links(text));

    [Theory]
    [InlineData("dotnet run --project tools/Gone -- demo", "there is no project tools/Gone")]
    [InlineData("dotnet run --project tools/Engines.Cli -- dmeo", "there is no subcommand dmeo")]
    [InlineData("dotnet test Gone.sln", "there is no Gone.sln")]
    [InlineData("make demo", "not a command that is known here")]
    public void Command_ThatDoesNotExist_IsCaught(string command, string problem) =>
        Assert.Equal([$"{command}: {problem}"], DocumentRules.Command(command, SourcesIn, SourceTree.Exists));

    private static IEnumerable<string> Links(string text) => DocumentRules.Links(
        "docs/a.md", text, path => path switch { "docs/a.md" => text, "docs/b.md" => "# B\n\n## Two, and a `half`\n", _ => null });

    private static IEnumerable<string> Codes(string path) => DocumentRules.Codes(SourceTree.Read(path));

    private static string[] PageNames() => [.. SourceTree.Files(".md")
        .Where(path => path.StartsWith(Pages, StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path))];

    private static string? Read(string path) => SourceTree.Exists(path)
        ? path.EndsWith(".md", StringComparison.Ordinal) ? SourceTree.Read(path) : ""
        : Directory.Exists(Path.Combine(SourceTree.Root, path)) ? "" : null;

    private static string[] SourcesIn(string folder) => [.. SourceTree.Files(".cs")
        .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(SourceTree.Read)];
}
