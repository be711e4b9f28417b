using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Carries a template out as CloudFormation and SAM would, as far as names and values go.</summary>
public static class TemplateResolver
{
    // Of a function, these belong to what SAM makes beside it: its alias and the mappings that feed that.
    private static readonly string[] OfAlias = ["DeploymentPreference", "Events"];

    /// <summary>Resolves a template.</summary>
    /// <param name="file">The template.</param>
    /// <param name="name">What the local cloud calls the stack, such as <c>replies</c>.</param>
    /// <param name="parameters">The parameters that are given.</param>
    /// <param name="around">What the stack finds in its account.</param>
    /// <exception cref="TemplateException">AWS would refuse it, or the local cloud cannot carry it out.</exception>
    public static ResolvedTemplate Resolve(TemplateFile file, string name, IReadOnlyDictionary<string, string> parameters, StackSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(file);
        StructureCheck.Check(file);
        var resources = Transforms.Resources(file);
        var stack = new StackValues(file, around, ParameterValues.Of(file, parameters, around));
        new ReferenceCheck(file, resources).Check();

        var plain = new ValueResolver(stack, null, null);
        var conditions = new ConditionValues(file, plain.Resolve);
        CheckRules(file, conditions);
        foreach (var (condition, expression) in file.Section("Conditions") ?? [])
            conditions.Holds(condition, expression!);

        var values = new ResourceValues(stack, resources, conditions);
        var resolved = Resolve(file, resources, values, conditions);
        var outputs = Outputs(file, values, conditions);
        return new ResolvedTemplate(name, resolved) { Outputs = outputs.Values, Exports = outputs.Exports };
    }

    private static Dictionary<string, ResolvedResource> Resolve(TemplateFile file, JsonObject resources, ResourceValues values, ConditionValues conditions)
    {
        var resolved = new Dictionary<string, ResolvedResource>(StringComparer.Ordinal);
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (id, node) in resources)
        {
            var resource = node!.AsObject();
            if (resource["Condition"] is { } condition && !conditions.Holds(condition, condition))
                continue;

            var properties = new JsonObject();
            foreach (var (property, value) in resource["Properties"] as JsonObject ?? [])
            {
                Listen(OfAlias.Contains(property, StringComparer.Ordinal) && IsFunction(resource) ? $"{id}.Alias" : id);
                if (values.Resolver.Resolve(value!) is { } result)
                    properties[property] = result;
            }

            Listen(id);
            foreach (var other in Dependencies.Of(resource))
                values.Referred(other.ToString());
            if (IsFunction(resource))
            {
                Add($"{id}.Version", id);
                Add($"{id}.Alias", $"{id}.Version");
            }

            CheckPolicies(file, resource, values);
            resolved[id] = new(id, resource["Type"]!.ToString(), file.From(resource["Properties"] ?? resource, properties)) { File = file, Name = values.NameOf(id, node) };
        }

        new DependencyCheck(file, needs).Check(resources);
        return resolved;

        void Listen(string owner) => values.Referred = other => Add(owner, other);

        void Add(string owner, string other)
        {
            if (!needs.TryGetValue(owner, out var others))
                needs[owner] = others = new(StringComparer.Ordinal);
            others.Add(other);
        }
    }

    private static bool IsFunction(JsonObject resource) => resource["Type"]!.ToString() == "AWS::Serverless::Function";

    private static void CheckPolicies(TemplateFile file, JsonObject resource, ResourceValues values)
    {
        foreach (var policy in new[] { resource["DeletionPolicy"], resource["UpdateReplacePolicy"] }.OfType<JsonNode>())
        {
            var value = values.Resolver.Text(policy);
            if (value is not ("Delete" or "Retain" or "Snapshot" or "RetainExceptOnCreate"))
                throw file.Fault(policy, $"'{value}' is no policy for what becomes of a resource", "Use Delete, Retain, RetainExceptOnCreate or Snapshot");
        }
    }

    private static (Dictionary<string, string> Values, Dictionary<string, string> Exports) Outputs(TemplateFile file, ResourceValues values, ConditionValues conditions)
    {
        var (all, exports) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        values.Referred = _ => { };
        foreach (var (id, output) in file.Section("Outputs") ?? [])
        {
            if (output!["Condition"] is { } condition && !conditions.Holds(condition, condition))
                continue;
            all[id] = values.Resolver.Text(output["Value"]!);
            if (output["Export"]?["Name"] is { } written && !exports.TryAdd(values.Resolver.Text(written), all[id]))
                throw file.Fault(written, $"two outputs export {values.Resolver.Text(written)}", "Give each a name of its own");
        }

        return (all, exports);
    }

    private static void CheckRules(TemplateFile file, ConditionValues conditions)
    {
        foreach (var (name, rule) in file.Section("Rules") ?? [])
        {
            if (rule!["RuleCondition"] is { } when && !conditions.Decide(when))
                continue;
            foreach (var assertion in rule["Assertions"] as JsonArray ?? [])
            {
                if (!conditions.Decide(assertion!["Assert"] ?? throw file.Fault(assertion, $"an assertion of the rule {name} asserts nothing", "Give it an Assert")))
                    throw file.Fault(assertion, $"the parameters break the rule {name}", $"{assertion["AssertDescription"]?.ToString().TrimEnd('.') ?? "Give others"}");
            }
        }
    }
}
