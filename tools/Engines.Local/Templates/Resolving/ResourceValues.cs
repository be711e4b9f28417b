using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>What Ref and Fn::GetAtt give for a stack's resources, and which resource asked for which.</summary>
internal sealed class ResourceValues
{
    private readonly TemplateFile file;
    private readonly JsonObject resources;
    private readonly StackSurroundings around;
    private readonly ConditionValues conditions;
    private readonly ValueResolver resolver;
    private readonly Dictionary<string, ResourceIdentity> identities = new(StringComparer.Ordinal);
    private readonly List<string> underWay = [];

    public ResourceValues(StackValues stack, JsonObject resources, ConditionValues conditions)
    {
        (file, around, this.resources, this.conditions) = (stack.File, stack.Around, resources, conditions);
        resolver = new ValueResolver(stack, this, conditions);
    }

    /// <summary>Hears of each resource that is referred to; <c>Function.Version</c> for what SAM makes beside one.</summary>
    public Action<string> Referred { get; set; } = _ => { };

    public ValueResolver Resolver => resolver;

    /// <summary>The resource's name in the account.</summary>
    public string NameOf(string id, JsonNode at) => IdentityOf(id, at).Name;

    /// <summary>What Ref gives; the name may be one that SAM makes, such as <c>Function.Version</c>.</summary>
    public string Ref(string name, JsonNode at)
    {
        var parts = name.Split('.', 2);
        if (parts.Length == 2)
            return Attribute(parts[0], parts[1], at);

        var (identity, kind) = (IdentityOf(name, at), KindOf(name));
        Referred(name);
        return kind?.Ref(identity) ?? identity.Name;
    }

    /// <summary>What Fn::GetAtt gives.</summary>
    public string Attribute(string name, string attribute, JsonNode at)
    {
        var identity = IdentityOf(name, at);
        var type = TypeOf(name);
        var kind = KindOf(name) ?? throw file.Fault(
            at, $"{name} is an {type}, whose attributes the local cloud does not know", "Refer to it another way, or add its attributes to ResourceKind.cs");
        if (!kind.Attributes.TryGetValue(attribute, out var valueOf))
            throw file.Fault(at, $"{name} is an {type}, which has no attribute {attribute}", $"It has {string.Join(", ", kind.Attributes.Keys)}");

        Referred(attribute.Split('.')[0] is "Version" or "Alias" ? $"{name}.{attribute.Split('.')[0]}" : name);
        return valueOf(identity) ?? throw file.Fault(at, $"{name} has no {attribute}, as it is declared", $"Declare what makes it ({string.Join(" or ", Makers(attribute))})");
    }

    private static string[] Makers(string attribute) => attribute == "StreamArn" ? ["StreamSpecification"] : ["AutoPublishAlias"];

    private ResourceIdentity IdentityOf(string name, JsonNode at)
    {
        if (resources[name] is not JsonObject resource)
            throw file.Fault(at, $"there is no parameter or resource {name}", "Declare it, or refer to one that is there");
        if (resource["Condition"] is { } condition && !conditions.Holds(condition, condition))
        {
            throw file.Fault(
                at, $"{name} is referred to, and its condition {condition} excludes it", $"Refer to it only under Fn::If [{condition}, ...], or give other parameters");
        }

        if (identities.TryGetValue(name, out var known))
            return known;
        if (underWay.Contains(name))
            throw file.Fault(at, $"the names of resources go round in a circle: {string.Join(" -> ", underWay.SkipWhile(one => one != name))} -> {name}", "Spell one of them out");

        underWay.Add(name);
        var quiet = Referred;
        Referred = _ => { };
        try
        {
            var written = KindOf(name)?.NameProperty is { } property ? resource["Properties"]?[property] : null;

            // AWS adds twelve characters that nobody can know before; here they are always the same.
            var identity = new ResourceIdentity(
                name, written is null ? $"{around.StackName}-{name}-000000000000" : resolver.Text(written), around, property => Property(resource, property));
            return identities[name] = identity;
        }
        finally
        {
            Referred = quiet;
            underWay.Remove(name);
        }
    }

    private string? Property(JsonObject resource, string property) =>
        resource["Properties"]?[property] is { } value && resolver.Resolve(value) is { } resolved ? resolved.ToString() : null;

    private string TypeOf(string name) => resources[name]?["Type"]?.ToString() ?? "";

    private ResourceKind? KindOf(string name) => ResourceKind.Find(TypeOf(name));
}
