using System.Diagnostics;
using Xunit.Abstractions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>
/// cfn-lint on the templates and on what SAM makes of them, where the two tools are installed. Where they are not, only our own rules were checked.
/// </summary>
public sealed class LinterTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("engines-lint-").FullName;

    public static TheoryData<string> Templates => ["shared-infra/template.yaml", .. Engine.All.Select(engine => engine.TemplatePath)];

    public static TheoryData<string> Names => Engine.Names;

    [Theory, MemberData(nameof(Templates))]
    public async Task Template_PassesTheLinter(string path)
    {
        if (await RunAsync("cfn-lint", Path.Combine(SourceTree.Root, path)) is { } lint)
            Assert.True(lint.Code == 0, lint.Output);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task TransformedTemplate_PassesTheLinter(string engine)
    {
        var script = Path.Combine(SourceTree.Root, "tests/Conventions/Infra/transform.py");
        var source = Path.Combine(SourceTree.Root, Engine.Named(engine).TemplatePath);
        if (await RunAsync("python3", "-c", "import cfnlint, samtranslator") is not { Code: 0 })
        {
            output.WriteLine("NOT CHECKED: the Python packages cfn-lint and aws-sam-translator are not installed.");
            return;
        }

        var transformed = await RunAsync("python3", script, source);
        Assert.True(transformed!.Code == 0, transformed.Output);
        var file = Path.Combine(folder, "transformed.json");
        await File.WriteAllTextAsync(file, transformed.Output);

        if (await RunAsync("cfn-lint", file) is { } lint)
            Assert.True(lint.Code == 0, lint.Output);
    }

    [Fact]
    public async Task Linter_SeesAMistake()
    {
        var file = Path.Combine(folder, "mistaken.yaml");
        await File.WriteAllTextAsync(file, SourceTree.Read("shared-infra/template.yaml").Replace("BillingMode:", "BillingMod:", StringComparison.Ordinal));

        if (await RunAsync("cfn-lint", file) is { } lint)
            Assert.NotEqual(0, lint.Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<ToolResult?> RunAsync(string tool, params string[] arguments)
    {
        var result = await Tool.RunAsync(new ProcessStartInfo(tool, arguments));
        if (result is null)
            output.WriteLine($"NOT CHECKED: {tool} is not installed. Only the rules in this project were applied to the template.");
        return result;
    }
}
