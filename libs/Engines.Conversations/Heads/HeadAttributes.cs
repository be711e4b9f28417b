namespace Engines.Conversations;

/// <summary>The attribute names of <c>HEAD</c> and <c>ALIAS</c> items, spelled in one place. <c>shared-infra/schema/tables.yaml</c> says what each means.</summary>
internal static class HeadAttributes
{
    public const string ConversationId = "conversation_id";
    public const string ItemId = "item_id";
    public const string Head = "HEAD";
    public const string Alias = "ALIAS";
    public const string AliasOf = "alias_of";
    public const string SchemaVersion = "schema_version";
    public const int SchemaVersionNow = 1;
    public const string CompanyId = "company_id";
    public const string ProjectId = "project_id";
    public const string CompanyProject = "company_project";
    public const string Channel = "channel";
    public const string CreatedAt = "created_at";
    public const string LastActivityAt = "last_activity_at";
    public const string OptedInAt = "opted_in_at";
    public const string OptedOutAt = "opted_out_at";
    public const string MarketingOptedInAt = "marketing_opted_in_at";
    public const string MarketingOptedOutAt = "marketing_opted_out_at";
    public const string WindowUntil = "window_until";
    public const string Status = "conversation_status";
    public const string StatusReason = "status_reason";
    public const string HandedOffAt = "handed_off_at";
    public const string HandedOffFor = "handed_off_for";
    public const string Pending = "pending";
    public const string PendingId = "id";
    public const string PendingAt = "at";
    public const string TurnOwner = "turn_owner";
    public const string TurnUntil = "turn_until";
    public const string TurnFence = "turn_fence";
    public const string Recent = "recent";
}
