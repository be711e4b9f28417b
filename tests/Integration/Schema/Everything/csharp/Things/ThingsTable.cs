// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Things of every kind.</summary>
public static class ThingsTable
{
    /// <summary>The table's short name; its real one comes from the stack.</summary>
    public const string Name = "things";

    /// <summary>Who owns what.</summary>
    public const string ByOwnerIndex = "by-owner";

    /// <summary>In order.</summary>
    public const string ByRankIndex = "by-rank";

    /// <summary>Which kind of item has a key; null for none that the schema knows.</summary>
    public static string? KindOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Fits(key, "pk", ChainItem.PkPattern) && Fits(key, "sk", ChainItem.SkPattern))
            return ChainItem.ItemKind;
        if (Fits(key, "pk", PlainItem.PkPattern) && Fits(key, "sk", PlainItem.SkPattern))
            return PlainItem.ItemKind;
        if (Fits(key, "pk", ThingItem.PkPattern) && Fits(key, "sk", ThingItem.SkPattern))
            return ThingItem.ItemKind;
        return null;
    }

    private static bool Fits(IReadOnlyDictionary<string, AttributeValue> key, string name, string[] pattern) =>
        key.TryGetValue(name, out var value) && value.S is { } text && KeyCode.Fits(text, pattern);
}
