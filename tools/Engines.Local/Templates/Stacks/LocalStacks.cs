namespace Engines.Local.Templates;

/// <summary>The three stacks, resolved as one deployment: what the shared one leaves in Parameter Store and exports, the engines' find.</summary>
/// <param name="Shared">shared-infra/template.yaml.</param>
/// <param name="Sender">template-sender-engine/template.yaml.</param>
/// <param name="Replies">replies-engine/template.yaml.</param>
public sealed record LocalStacks(ResolvedTemplate Shared, ResolvedTemplate Sender, ResolvedTemplate Replies)
{
    private const string Project = "ProjectName";

    private static readonly string[] Paths = ["shared-infra/template.yaml", "template-sender-engine/template.yaml", "replies-engine/template.yaml"];

    /// <summary>All of them, in the order in which they are deployed.</summary>
    public IReadOnlyList<ResolvedTemplate> All => [Shared, Sender, Replies];

    /// <summary>Reads and resolves them.</summary>
    /// <exception cref="TemplateException">AWS would refuse one, or the local cloud cannot carry it out.</exception>
    public static LocalStacks Load(StackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var config = SamConfig.Parse(source.Read(SamConfig.Path));
        var files = Paths.Select(path => TemplateFile.Parse(source.Read(path), path)).ToArray();
        RequireDeclared(source, files);

        var around = new StackSurroundings("", source.Region);
        var shared = Resolve(files[0], "shared", source, config, around);
        around = around with { Stored = StoredBy(shared), Exports = shared.Exports };
        return new(shared, Resolve(files[1], "sender", source, config, around), Resolve(files[2], "replies", source, config, around));
    }

    private static ResolvedTemplate Resolve(TemplateFile file, string name, StackSource source, SamConfig config, StackSurroundings around)
    {
        var deployment = config.DeploymentOf($"{source.Environment}-{name}");
        return TemplateResolver.Resolve(file, name, ParametersOf(file, deployment, source), around with { StackName = deployment.StackName });
    }

    private static Dictionary<string, string> ParametersOf(TemplateFile file, Deployment deployment, StackSource source)
    {
        var parameters = deployment.Parameters.ToDictionary(StringComparer.Ordinal);
        if (source.ProjectName is { } project && deployment.Parameters.TryGetValue(Project, out var old))
        {
            // Paths in Parameter Store begin with the project too, so whoever changes one changes the other.
            foreach (var (name, value) in deployment.Parameters.Where(parameter => parameter.Value.StartsWith($"/{old}/", StringComparison.Ordinal)))
                parameters[name] = $"/{project}/{value[(old.Length + 2)..]}";
            parameters[Project] = project;
        }

        foreach (var (name, value) in StackSource.OfThisMachine.Concat(source.Parameters).Where(parameter => file.Section("Parameters")?.ContainsKey(parameter.Key) == true))
            parameters[name] = value;
        return parameters;
    }

    private static Dictionary<string, string> StoredBy(ResolvedTemplate stack)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in stack.OfType("AWS::SSM::Parameter"))
        {
            var name = parameter.Properties["Name"]?.ToString() ?? throw parameter.Fault(null, $"{parameter.LogicalId} has no Name", "Give it the path that others look up");
            var value = parameter.Properties["Value"]?.ToString() ?? throw parameter.Fault(null, $"{parameter.LogicalId} has no Value", "Give it one");
            if (!stored.TryAdd(name, value))
                throw parameter.Fault(parameter.Properties["Name"], $"two parameters have the name {name}", "Give each its own");
        }

        return stored;
    }

    private static void RequireDeclared(StackSource source, TemplateFile[] files)
    {
        if (source.Parameters.Keys.FirstOrDefault(name => !files.Any(file => file.Section("Parameters")?.ContainsKey(name) == true)) is { } unknown)
            throw new TemplateException(files[0].Path, 1, $"{unknown}={source.Parameters[unknown]} is given, but no template has such a parameter", "Declare it, or do not give it");
    }
}
