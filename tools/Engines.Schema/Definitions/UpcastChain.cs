namespace Engines.Schema;

/// <summary>What becomes of an attribute on its way through the rules of several versions.</summary>
internal static class UpcastChain
{
    /// <summary>The name that it has behind the rules; null where one of them drops it.</summary>
    /// <param name="attribute">Its name before them.</param>
    /// <param name="rules">In their order.</param>
    public static string? EndOf(string attribute, IEnumerable<UpcastRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule is UpcastRule.Drop drop && drop.Attribute == attribute)
                return null;
            if (rule is UpcastRule.Rename rename && rename.From == attribute)
                attribute = rename.To;
        }

        return attribute;
    }

    /// <summary>The attribute that an item has by a rule; null for a rule that takes one away.</summary>
    public static string? Makes(UpcastRule rule) => rule switch
    {
        UpcastRule.Rename rename => rename.To,
        UpcastRule.Default value => value.Attribute,
        UpcastRule.Derive derive => derive.Attribute,
        _ => null,
    };
}
