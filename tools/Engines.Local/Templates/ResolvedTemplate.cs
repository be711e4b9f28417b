using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>A template as CloudFormation would carry it out: parameters are filled in, conditions decided, functions and references replaced by values.</summary>
/// <param name="Name">The stack, such as <c>replies</c>.</param>
/// <param name="Resources">What it makes, by logical id; what its conditions exclude is not there.</param>
public sealed record ResolvedTemplate(string Name, IReadOnlyDictionary<string, ResolvedResource> Resources)
{
    /// <summary>What it shows when it stands, by logical id.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>What other stacks may import, by the export's name.</summary>
    public IReadOnlyDictionary<string, string> Exports { get; init; } = new Dictionary<string, string>();

    /// <summary>The resources of one type.</summary>
    public IEnumerable<ResolvedResource> OfType(string type) => Resources.Values.Where(resource => resource.Type == type);
}

/// <summary>One resource.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Such as <c>AWS::SQS::Queue</c>.</param>
/// <param name="Properties">Plain JSON. A reference to something that does not exist on this machine stays the ARN or name that AWS would give it.</param>
public sealed record ResolvedResource(string LogicalId, string Type, JsonObject Properties)
{
    /// <summary>Its name in the account: the one that it is given, or one like those that AWS makes up. Empty for one that was made by hand.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it was read; null for one that was made by hand.</summary>
    internal TemplateFile? File { get; init; }

    /// <summary>A fault of one of its values, at the line of that value.</summary>
    internal TemplateException Fault(JsonNode? at, string problem, string fix) =>
        File?.Fault(at ?? Properties, problem, fix) ?? new TemplateException(LogicalId, 1, problem, fix);
}
