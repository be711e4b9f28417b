namespace Engines.Schema;

/// <summary>Reads the rules that bring older items up to date. A rule may work on what only versions between have, as long as a later one takes it over.</summary>
/// <param name="attributes">What an item of the last version has.</param>
internal sealed class UpcastReader(IReadOnlyList<ItemAttribute> attributes)
{
    private readonly List<(UpcastRule Rule, Node Place)> read = [];

    /// <summary>The steps, in the order of the versions.</summary>
    /// <param name="node">Version to rules.</param>
    /// <param name="version">The last version.</param>
    public IReadOnlyList<VersionStep> Read(Node node, int version)
    {
        var steps = new List<(int To, IReadOnlyList<Node> Rules)>();
        foreach (var (name, list) in node.Entries())
        {
            if (!int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var to) || to < 2 || to > version)
                list.Fault($"is not a version from 2 to {version}", $"Name the version that the rules lead to, at most {version}");
            steps.Add((to, list.List()));
        }

        // What becomes of a name only shows once every later rule is known.
        var rules = steps.OrderBy(step => step.To).Select(step => (step.To, Rules: step.Rules.Select(ReadRule).OfType<UpcastRule>().ToArray())).ToArray();
        var at = 0;
        return [.. rules.Select(step => new VersionStep(step.To, [.. step.Rules.Select(_ => Settled(at++))]))];
    }

    private UpcastRule? ReadRule(Node node)
    {
        var fields = node.Fields("rename?", "default?", "drop?", "derive?");
        UpcastRule? rule = null;
        var place = node;
        if (fields.Find("rename") is { } rename && rename.Fields("from", "to") is var renaming)
            (rule, place) = (new UpcastRule.Rename(renaming.Text("from"), renaming.Text("to")), renaming.Find("to"));
        else if (fields.Find("default") is { } value && value.Fields("attribute", "value") is var setting)
            (rule, place) = (new UpcastRule.Default(setting.Text("attribute"), setting.Text("value"), setting.Text("attribute")), setting.Find("attribute"));
        else if (fields.Find("derive") is { } derive && derive.Fields("attribute", "by") is var deriving)
            (rule, place) = (new UpcastRule.Derive(deriving.Text("attribute"), deriving.Text("by")), deriving.Find("attribute"));
        else if (fields.Find("drop") is { } drop)
            rule = new UpcastRule.Drop(drop.Text());
        else
            node.Fault("is no rule", "Write rename, default, drop or derive");

        if (rule is not null)
            read.Add((rule, place ?? node));
        return rule;
    }

    private UpcastRule Settled(int at)
    {
        var (rule, place) = read[at];
        if (UpcastChain.Makes(rule) is not { Length: > 0 } made)
            return rule;

        var end = UpcastChain.EndOf(made, read.Skip(at + 1).Select(one => one.Rule));
        if (end is null && rule is UpcastRule.Default)
            place.Fault($"is '{made}', which a later rule drops, so that nothing says its type", "Leave the default out, and give 'derive' what it needs by hand");
        else if (end == made && attributes.All(attribute => attribute.Name != end))
            place.Fault($"is '{end}', which the item does not have", $"{Suggestion.Among(end, [.. attributes.Select(one => one.Name)])}; or let a later rule rename or drop it");
        return rule is UpcastRule.Default value && attributes.Any(attribute => attribute.Name == end) ? value with { Becomes = end! } : rule;
    }
}
