// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Keys that are no texts.</summary>
public static class CountersTable
{
    /// <summary>The table's short name; its real one comes from the stack.</summary>
    public const string Name = "counters";

    /// <summary>Which kind of item has a key; null for none that the schema knows.</summary>
    public static string? KindOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.ContainsKey("bucket") && key.ContainsKey("at"))
            return CountItem.ItemKind;
        return null;
    }
}
