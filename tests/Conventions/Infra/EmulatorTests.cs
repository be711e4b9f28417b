using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Creates all stacks in an emulator, with the parameters of samconfig.toml, where moto is installed. Paths between stacks are looked up as in AWS.</summary>
public sealed class EmulatorTests(ITestOutputHelper output) : IDisposable
{
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));

    private readonly string folder = Directory.CreateTempSubdirectory("engines-stacks-").FullName;

    // moto knows neither AWS Backup's vaults nor, for a layer, what stands in AWS's own Parameter Store.
    [Theory]
    [InlineData("dev", "")]
    [InlineData("dev", "EventsOut=true")]
    [InlineData("prod", "PrimaryRegion=eu-west-1")]
    public async Task Stacks_AreCreatedAndFindEachOther(string environment, string more)
    {
        if (await CreateAsync(environment, more, name => name) is not { } result)
            return;

        Assert.True(result.Code == 0, result.Output);
        var created = JsonNode.Parse(result.Output)!;
        Assert.All(created["stacks"]!.AsArray(), status => Assert.Equal("CREATE_COMPLETE", status!.ToString()));
        Assert.Equal(Engine.All.Count + 1, created["stacks"]!.AsArray().Count);
        Assert.Equal(more.StartsWith("Primary", StringComparison.Ordinal) ? 0 : 3, created["tables"]!.AsArray().Count);
        Assert.Equal(Engine.All.Count, created["functions"]!.AsObject().Count);
        Assert.All(created["functions"]!.AsObject(), function => Assert.Equal($"engines-{environment}-conversations", function.Value!.ToString()));
    }

    [Fact]
    public async Task Stacks_WithAPathThatNobodyWrites_AreNotCreated()
    {
        if (await CreateAsync("dev", "", value => value.Replace("tables/companies", "tables/company", StringComparison.Ordinal)) is { } result)
            Assert.NotEqual(0, result.Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<ToolResult?> CreateAsync(string environment, string more, Func<string, string> change)
    {
        if (await RunAsync("-c", "import boto3, cfnlint, moto, samtranslator") is not { Code: 0 })
        {
            output.WriteLine("NOT CHECKED: the Python packages moto, cfn-lint and aws-sam-translator are not installed.");
            return null;
        }

        var arguments = new List<string> { InTree("create.py"), Path.Combine(SourceTree.Root, "shared-infra/template.yaml"), Join(Config.Overrides($"{environment}-shared", "deploy"), "DailyBackups=false", more) };
        foreach (var engine in Engine.All)
        {
            var transformed = await RunAsync(InTree("transform.py"), Path.Combine(SourceTree.Root, engine.TemplatePath));
            Assert.True(transformed!.Code == 0, transformed.Output);
            var file = Path.Combine(folder, $"{engine.Name}.json");
            await File.WriteAllTextAsync(file, transformed.Output);
            arguments.AddRange([file, change(Join(Config.Overrides($"{environment}-{engine.Name}", "deploy"), "SecretsExtension=none", ""))]);
        }

        return await RunAsync([.. arguments]);
    }

    private static string Join(IReadOnlyDictionary<string, string> overrides, params string[] more)
    {
        var values = new Dictionary<string, string>(overrides, StringComparer.Ordinal);
        foreach (var pair in more.Where(pair => pair.Length > 0).Select(pair => pair.Split('=')))
            values[pair[0]] = pair[1];
        return string.Join(',', values.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private static string InTree(string script) => Path.Combine(SourceTree.Root, "tests/Conventions/Infra", script);

    private static Task<ToolResult?> RunAsync(params string[] arguments) => Tool.RunAsync(new ProcessStartInfo("python3", arguments));
}
