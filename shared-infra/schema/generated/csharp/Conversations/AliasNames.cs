// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="AliasItem"/>, for expressions.</summary>
public static class AliasNames
{
    /// <summary>Of the key: c_{hash}.</summary>
    public const string ConversationId = "conversation_id";

    /// <summary>Of the key: ALIAS.</summary>
    public const string ItemId = "item_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>The conversation_id that stands for both.</summary>
    public const string AliasOf = "alias_of";

    /// <summary>When the tie was made.</summary>
    public const string CreatedAt = "created_at";
}
