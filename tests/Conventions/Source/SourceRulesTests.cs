namespace Engines.Tests.Conventions.Source;

public sealed class SourceRulesTests
{
    // This file holds the offences that the rules are tried on.
    private const string Itself = "tests/Conventions/Source/SourceRules";

    public static TheoryData<string> Files => [.. SourceTree.Files(".cs").Where(path => !path.StartsWith(Itself, StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Files))]
    public void Source_KeepsTheStyle(string path) => Assert.Empty(SourceRules.Check(path, SourceTree.Read(path)));

    [Theory]
    [InlineData("class A;", "line 1: A is neither sealed")]
    [InlineData("record A(int B);", "line 1: A is neither sealed")]
    [InlineData("sealed class A { class B; }", "line 1: B is neither sealed")]
    [InlineData("sealed class A(int a, int b, int c, int d, int e, int f);", "a constructor with 6 parameters")]
    [InlineData("sealed class A { A(int a, int b, int c, int d, int e, int f) { } }", "a constructor with 6 parameters")]
    [InlineData("using Amazon.Lambda.Core;", "only Engines.Lambda")]
    [InlineData("sealed class A { Amazon.Lambda.Core.ILambdaContext B; }", "only Engines.Lambda")]
    [InlineData("var a = \"http://+:8080/\";", "more than this machine")]
    [InlineData("var a = \"http://*:8080/\";", "more than this machine")]
    [InlineData("var a = $\"http://0.0.0.0:{b}/\";", "more than this machine")]
    [InlineData("var a = new TcpListener(IPAddress.Any, 0);", "more than this machine")]
    [InlineData("options.ListenAnyIP(0);", "more than this machine")]
    [InlineData("var a = DateTime.Now;", "instead of TimeProvider")]
    [InlineData("var a = System.DateTimeOffset.UtcNow;", "instead of TimeProvider")]
    public void Source_WithOneOffence_IsCaught(string text, string problem) =>
        Assert.Contains(SourceRules.Check("libs/Engines.Channels/A.cs", text), found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Source_WithASkippedTest_IsCaught() =>
        Assert.Equal(["line 1: a skipped test"], SourceRules.Check("tests/Unit/A.cs", "sealed class A { [Fact(Skip = \"later\")] void B() { } }"));

    [Fact]
    public void Source_OfTooManyLines_IsCaught()
    {
        Assert.Empty(SourceRules.Check("libs/A.cs", new string('\n', 400)));
        Assert.Equal(["has 401 lines, and 400 are the most"], SourceRules.Check("libs/A.cs", new string('\n', 401)));
    }

    [Fact]
    public void Source_WithTooLongAMethod_IsCaught()
    {
        Assert.Empty(SourceRules.Check("libs/A.cs", Method(lines: 70)));
        Assert.Equal(["line 1: a method of 71 lines, and 70 are the most"], SourceRules.Check("libs/A.cs", Method(lines: 71)));

        static string Method(int lines) => $"static class A {{ static void B() {{{new string('\n', lines - 1)}}} }}";
    }

    [Theory]
    [InlineData("libs/Engines.Lambda/A.cs")]
    [InlineData("template-sender-engine/src/TemplateSender/Program.cs")]
    [InlineData("template-sender-engine/src/TemplateSender/SendTemplateFunction.cs")]
    [InlineData("replies-engine/src/Replies/RepliesFunctionJson.cs")]
    public void Source_WhereLambdaIsAllowed_IsNotCaught(string path) => Assert.Empty(SourceRules.Check(path, "using Amazon.Lambda.Core;"));

    [Theory]
    [InlineData("template-sender-engine/src/TemplateSender/Sender.cs")]
    [InlineData("replies-engine/src/Replies/Inbound/Webhook.cs")]
    [InlineData("replies-engine/tools/RepliesFunction.cs")]
    [InlineData("tools/Engines.Cli/Program.cs")]
    public void Source_WhereLambdaIsNotAllowed_IsCaught(string path) => Assert.Single(SourceRules.Check(path, "using Amazon.Lambda.Core;"));

    [Theory]
    [InlineData("static class A;")]
    [InlineData("[MemoryDiagnoser] class A;")]
    [InlineData("abstract record A { private A() { } sealed record B : A; }")]
    [InlineData("readonly record struct A(int B);")]
    [InlineData("sealed record A(int B, int C, int D, int E, int F, int G);")]
    [InlineData("// DateTime.Now is banned")]
    public void Source_WithoutOffence_IsNotCaught(string text) => Assert.Empty(SourceRules.Check("libs/Engines.Channels/A.cs", text));
}
