// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What was said between a company and a person. One partition is one conversation; every message is an item of its own.</summary>
public static class ConversationsTable
{
    /// <summary>The table's short name; its real one comes from the stack.</summary>
    public const string Name = "conversations";

    /// <summary>For people's screens and exports. Only HEAD items carry company_project, so only they appear. No engine reads it.</summary>
    public const string ByCompanyIndex = "by-company";

    /// <summary>Which kind of item has a key; null for none that the schema knows.</summary>
    public static string? KindOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Fits(key, "conversation_id", AliasItem.ConversationIdPattern) && Fits(key, "item_id", AliasItem.ItemIdPattern))
            return AliasItem.ItemKind;
        if (Fits(key, "conversation_id", HeadItem.ConversationIdPattern) && Fits(key, "item_id", HeadItem.ItemIdPattern))
            return HeadItem.ItemKind;
        if (Fits(key, "conversation_id", OutItem.ConversationIdPattern) && Fits(key, "item_id", OutItem.ItemIdPattern))
            return OutItem.ItemKind;
        if (Fits(key, "conversation_id", InItem.ConversationIdPattern) && Fits(key, "item_id", InItem.ItemIdPattern))
            return InItem.ItemKind;
        return null;
    }

    private static bool Fits(IReadOnlyDictionary<string, AttributeValue> key, string name, string[] pattern) =>
        key.TryGetValue(name, out var value) && value.S is { } text && KeyCode.Fits(text, pattern);
}
