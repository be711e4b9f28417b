using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Finds the kind of a stored item by its key.</summary>
internal static class KeyMatch
{
    /// <summary>The kind whose patterns fit the key, the one with more fixed text first; null if there is none.</summary>
    public static ItemDefinition? KindOf(IEnumerable<ItemDefinition> kinds, Dictionary<string, AttributeValue> item) => kinds
        .Where(kind => kind.Keys.All(key => item.TryGetValue(key.Attribute.Name, out var value) && Fits(key, value)))
        .MaxBy(kind => kind.Keys.Sum(key => key.Pattern.Fixed));

    private static bool Fits(KeyPart key, AttributeValue value)
    {
        var pattern = key.Pattern;
        if (key.Attribute.Type != "S")
            return Letters.Of(value) == key.Attribute.Type && (pattern.Placeholders[0].Type is not AttributeType.Whole || Forms.IsWhole(value.N, out _));
        return value.S is { } text && (pattern.Placeholders.Count == 0 ? text == pattern.Text : Fits(pattern, text));
    }

    private static bool Fits(KeyPattern pattern, string text)
    {
        if (!text.StartsWith(pattern.Literals[0], StringComparison.Ordinal))
            return false;
        var at = pattern.Literals[0].Length;
        for (var index = 0; index < pattern.Placeholders.Count; index++)
        {
            var literal = pattern.Literals[index + 1];
            var end = index < pattern.Placeholders.Count - 1 ? text.IndexOf(literal, Math.Min(at + 1, text.Length), StringComparison.Ordinal)
                : text.EndsWith(literal, StringComparison.Ordinal) ? text.Length - literal.Length : -1;
            if (end < at || !Fits(pattern.Placeholders[index], text[at..end]))
                return false;
            at = end + literal.Length;
        }

        return true;
    }

    // Words of an enum are looked at where the item is.
    private static bool Fits(Placeholder placeholder, string text) => placeholder.Type switch
    {
        AttributeType.Whole => Forms.IsWhole(text, out _) && (placeholder.Width == 0 || text.Length >= placeholder.Width),
        AttributeType.Ulid => Forms.IsUlid(text),
        AttributeType.Timestamp { Encoding: TimeEncoding.Iso8601 } => Forms.IsTimestamp(text),
        AttributeType.Timestamp => Forms.IsWhole(text, out _),
        _ => text.Length > 0,
    };
}
