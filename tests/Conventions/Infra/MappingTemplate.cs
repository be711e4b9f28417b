using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Renders mapping templates with a Velocity engine from npm, whose versions and checksums its lock file pins. It is fetched once into artifacts/.</summary>
public sealed class MappingTemplate : IAsyncLifetime
{
    private const string Source = "tests/Conventions/Infra/Vtl";

    private static readonly string Cache = Path.Combine(SourceTree.Root, "artifacts", "mapping-templates");

    public async Task InitializeAsync()
    {
        var locked = SourceTree.Read($"{Source}/package-lock.json");
        if (File.Exists(Path.Combine(Cache, "node_modules", ".package-lock.json")) && await File.ReadAllTextAsync(Path.Combine(Cache, "package-lock.json")) == locked)
            return;

        Directory.CreateDirectory(Cache);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(SourceTree.Root, Source, file), Path.Combine(Cache, file), overwrite: true);

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var result = await Tool.RunAsync(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Cache });
        Assert.True(result is { Code: 0 }, $"npm ci could not fetch the Velocity engine: {result?.Output ?? "npm is not installed, and DynamoDB Local needs it as well"}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Renders a template for a call, or for what the service behind the API answered to it.</summary>
    internal static async Task<Rendered> RenderAsync(string template, Call call, string? answer = null)
    {
        var input = new JsonObject
        {
            ["template"] = template,
            ["call"] = new JsonObject
            {
                ["body"] = call.Body,
                ["headers"] = Map(call.Headers),
                ["query"] = Map(call.Query),
                ["context"] = new JsonObject { ["resourcePath"] = call.Resource, ["path"] = call.Path, ["domainName"] = "hooks.example.test" },
            },
            ["answer"] = answer,
        };
        var script = Path.Combine(SourceTree.Root, Source, "render.mjs");
        var result = await Tool.RunAsync(new ProcessStartInfo("node", [script, Cache]), input.ToJsonString());
        Assert.True(result is { Code: 0 }, result?.Output ?? "node is not installed");
        return JsonSerializer.Deserialize<Rendered>(result!.Output, JsonSerializerOptions.Web)!;
    }

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) => new(values.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
}

internal sealed record Rendered(string Text, int? Status);

/// <summary>What a provider called.</summary>
internal sealed record Call(string Resource, string Path)
{
    public string Body { get; init; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
