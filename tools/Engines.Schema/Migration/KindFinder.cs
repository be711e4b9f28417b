using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Tells by its key of which kind an item is.</summary>
/// <param name="table">The table.</param>
internal sealed class KindFinder(TableDefinition table)
{
    // Of two patterns that fit a key the more fixed one is meant.
    private readonly ItemDefinition[] kinds = [.. table.Items.OrderByDescending(kind => kind.Keys.Sum(key => key.Pattern.Fixed))];

    /// <summary>The kind; null where no pattern fits.</summary>
    public ItemDefinition? Find(IReadOnlyDictionary<string, AttributeValue> item) =>
        Array.Find(kinds, kind => kind.Keys.All(key => item.TryGetValue(key.Attribute.Name, out var value) && Fits(key.Pattern, value)));

    private static bool Fits(KeyPattern pattern, AttributeValue value) => pattern.IsWhole || ((value.S ?? value.N) is { } text && pattern.Fits(text));
}
