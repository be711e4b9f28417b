// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The right to use a share of something limited, for a while. One item is one slot.</summary>
public static class LeasesTable
{
    /// <summary>The table's short name; its real one comes from the stack.</summary>
    public const string Name = "leases";

    /// <summary>Which kind of item has a key; null for none that the schema knows.</summary>
    public static string? KindOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Fits(key, "pool", SlotItem.PoolPattern) && Fits(key, "slot", SlotItem.SlotPattern))
            return SlotItem.ItemKind;
        return null;
    }

    private static bool Fits(IReadOnlyDictionary<string, AttributeValue> key, string name, string[] pattern) =>
        key.TryGetValue(name, out var value) && value.S is { } text && KeyCode.Fits(text, pattern);
}
