using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>The three stacks of dev as samconfig.toml deploys them, created once for all tests of a class.</summary>
public sealed class CreatedStacks : IAsyncLifetime
{
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));

    private readonly Dictionary<string, CreatedStack> stacks = new(StringComparer.Ordinal);
    private Moto? moto;

    /// <summary>What this machine lacks; null where the stacks were created.</summary>
    public string? Lacking { get; private set; }

    internal Moto Moto => moto!;

    internal CreatedStack this[string name] => stacks[name];

    public async Task InitializeAsync()
    {
        if (await Tool.RunAsync(new ProcessStartInfo("python3", ["-c", "import cfnlint, samtranslator"])) is not { Code: 0 })
            Lacking = "the Python packages cfn-lint and aws-sam-translator are";
        else if ((moto = await Moto.StartAsync()) is null)
            Lacking = "moto_server is";
        else
            await CreateAsync();
    }

    public Task DisposeAsync()
    {
        moto?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>An engine's template as SAM makes it, with dev's parameters.</summary>
    internal static async Task<JsonObject> TransformAsync(Engine engine)
    {
        // Where the value is a path in Parameter Store, the transform in AWS has what stands there; here the reference stays for the emulator to follow.
        var paths = engine.Template["Parameters"]!.AsObject()
            .Where(one => one.Value!["Type"]!.ToString().StartsWith("AWS::SSM::", StringComparison.Ordinal)).Select(one => one.Key).ToHashSet();
        var plain = Overrides(engine.Name).Where(one => !paths.Contains(one.Key)).Select(one => $"{one.Key}={one.Value}");

        var script = Path.Combine(SourceTree.Root, "tests/Conventions/Infra/transform.py");
        var result = await Tool.RunAsync(new ProcessStartInfo("python3", [script, Path.Combine(SourceTree.Root, engine.TemplatePath), .. plain]));
        return result is { Code: 0 } ? JsonNode.Parse(result.Output)!.AsObject() : throw new InvalidOperationException(result?.Output);
    }

    internal static IReadOnlyDictionary<string, string> Overrides(string name) => Config.Overrides($"dev-{name}", "deploy");

    /// <summary>Creates a stack from a template without transforms, and looks at what came of it.</summary>
    internal async Task<CreatedStack> CreateAsync(string name, JsonObject template)
    {
        var parameters = Overrides(name.Split('-')[0]);
        var rendered = new Rendering(template, parameters).Render();
        var status = await Moto.CreateStackAsync(name, MotoTemplate.For(rendered), parameters);
        return new(status, rendered, status == "CREATE_COMPLETE" ? await Moto.ResourcesAsync(name) : new Dictionary<string, string>());
    }

    private async Task CreateAsync()
    {
        stacks["shared"] = await CreateAsync("shared", CloudFormation.Load("shared-infra/template.yaml"));

        // The place that transform.py names for the code.
        await Moto.PutObjectAsync("bucket", "key");
        foreach (var engine in Engine.All)
            stacks[engine.Name] = await CreateAsync(engine.Name, await TransformAsync(engine));
    }
}
