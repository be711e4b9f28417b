namespace Engines.Conversations;

/// <summary>The attribute names of <c>IN#</c> items, spelled in one place. <c>shared-infra/schema/tables.yaml</c> says what each means.</summary>
internal static class InAttributes
{
    public const string ItemPrefix = "IN#";
    public const string SchemaVersion = "schema_version";
    public const int SchemaVersionNow = 1;
    public const string CompanyId = "company_id";
    public const string ProjectId = "project_id";
    public const string Provider = "provider";
    public const string Kind = "kind";
    public const string Content = "content";
    public const string Wish = "wish";
    public const string ReceivedAt = "received_at";
    public const string CreatedAt = "created_at";
    public const string Turn = "turn";
    public const string TurnBy = "turn_by";
    public const string AnswerId = "answer_id";
    public const string TimeToLive = "ttl";
}
