// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="SlotItem"/>, for expressions.</summary>
public static class SlotNames
{
    /// <summary>Of the key: {workload}#{name}.</summary>
    public const string Pool = "pool";

    /// <summary>Of the key: {number:integer}.</summary>
    public const string Slot = "slot";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>Who holds the slot.</summary>
    public const string Holder = "holder";

    /// <summary>Grows with every holder; a write under an older fence is refused.</summary>
    public const string Fence = "fence";

    /// <summary>End of the lease; part of every condition.</summary>
    public const string ExpiresAt = "expires_at";

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public const string Ttl = "ttl";
}
