// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="HeadItem"/>, for expressions.</summary>
public static class HeadNames
{
    /// <summary>Of the key: c_{hash}.</summary>
    public const string ConversationId = "conversation_id";

    /// <summary>Of the key: HEAD.</summary>
    public const string ItemId = "item_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>The company.</summary>
    public const string CompanyId = "company_id";

    /// <summary>The company's project.</summary>
    public const string ProjectId = "project_id";

    /// <summary>company_id, # and project_id: partition key of by-company.</summary>
    public const string CompanyProject = "company_project";

    /// <summary>The channel.</summary>
    public const string Channel = "channel";

    /// <summary>When the person first wrote.</summary>
    public const string CreatedAt = "created_at";

    /// <summary>When the person last agreed to be written to; counts if it is later than opted_out_at.</summary>
    public const string OptedInAt = "opted_in_at";

    /// <summary>When the person last refused every message; counts unless opted_in_at is later.</summary>
    public const string OptedOutAt = "opted_out_at";

    /// <summary>When the person last agreed to advertising; counts if it is later than marketing_opted_out_at.</summary>
    public const string MarketingOptedInAt = "marketing_opted_in_at";

    /// <summary>When the person last refused advertising; counts unless marketing_opted_in_at is later.</summary>
    public const string MarketingOptedOutAt = "marketing_opted_out_at";

    /// <summary>Who answers; absent while the person has not written.</summary>
    public const string ConversationStatus = "conversation_status";

    /// <summary>What handed it off or closed it: a rule's name, ai, by_people or one of the reasons.</summary>
    public const string StatusReason = "status_reason";

    /// <summary>When people got it.</summary>
    public const string HandedOffAt = "handed_off_at";

    /// <summary>The request_id of the answer whose failure last handed it off: one failure does so once.</summary>
    public const string HandedOffFor = "handed_off_for";

    /// <summary>The replies that wait for a turn, in the order of recording.</summary>
    public const string Pending = "pending";

    /// <summary>Who holds the turn: the queue's message id, / and a word for the delivery.</summary>
    public const string TurnOwner = "turn_owner";

    /// <summary>Until when; part of every condition.</summary>
    public const string TurnUntil = "turn_until";

    /// <summary>Grows with every holder; a write under an older fence is refused.</summary>
    public const string TurnFence = "turn_fence";

    /// <summary>The items of the last turns, oldest first; at most 24.</summary>
    public const string Recent = "recent";

    /// <summary>When either side last wrote; sort key of by-company.</summary>
    public const string LastActivityAt = "last_activity_at";

    /// <summary>End of WhatsApp's 24-hour window.</summary>
    public const string WindowUntil = "window_until";
}
