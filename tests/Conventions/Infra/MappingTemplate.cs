using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Renders mapping templates with a Velocity engine from npm, whose versions and checksums its lock file pins. It is fetched once into artifacts/.</summary>
public sealed class MappingTemplate : IAsyncLifetime
{
    /// <summary>The host that every call is for.</summary>
    internal const string Host = "hooks.example.test";

    private const string Source = "tests/Conventions/Infra/Vtl";

    private static readonly string Cache = Path.Combine(SourceTree.Root, "artifacts", "mapping-templates");

    // Once for all classes: npm takes away what another class is using.
    private static readonly Lazy<Task> Engine = new(FetchAsync);

    public Task InitializeAsync() => Engine.Value;

    private static async Task FetchAsync()
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
    internal static async Task<Rendered> RenderAsync(string template, Call call, string? answer = null) =>
        Assert.Single(await RenderAllAsync([new(template, call, answer)]));

    /// <summary>Renders many in one go; to start the engine takes longer than they do.</summary>
    internal static async Task<IReadOnlyList<Rendered>> RenderAllAsync(IEnumerable<MappingCase> cases)
    {
        var input = new JsonArray([.. cases.Select(ToJson)]);
        var script = Path.Combine(SourceTree.Root, Source, "render.mjs");
        var result = await Tool.RunAsync(new ProcessStartInfo("node", [script, Cache]), input.ToJsonString());
        Assert.True(result is { Code: 0 }, result?.Output ?? "node is not installed");
        return JsonSerializer.Deserialize<Rendered[]>(result!.Output, JsonSerializerOptions.Web)!;
    }

    private static JsonObject ToJson(MappingCase one) => new()
    {
        ["template"] = one.Template,
        ["call"] = new JsonObject
        {
            ["body"] = one.Call.Body,
            ["headers"] = Map(one.Call.Headers),
            ["query"] = Map(one.Call.Query),
            ["context"] = new JsonObject { ["resourcePath"] = one.Call.Resource, ["path"] = one.Call.Path, ["domainName"] = Host },
        },
        ["answer"] = one.Answer,
    };

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) => new(values.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
}

internal sealed record Rendered(string Text, int? Status);

/// <summary>A template, the call that it is rendered for and, for an answer's template, what stood behind the API.</summary>
internal sealed record MappingCase(string Template, Call Call, string? Answer = null);

/// <summary>What a provider called.</summary>
internal sealed record Call(string Resource, string Path)
{
    public string Body { get; init; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
