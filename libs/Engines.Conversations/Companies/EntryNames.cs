namespace Engines.Conversations;

/// <summary>What the engines write inside the maps of a COMPANY item. <c>shared-infra/schema/company.schema.json</c> says what each means.</summary>
internal static class EntryNames
{
    public const string Status = "status";
    public const string StatusAt = "status_at";
    public const string StatusDetail = "status_detail";
    public const string PausedBy = "paused_by";
    public const string State = "state";
    public const string StateAt = "state_at";
    public const string StateDetail = "state_detail";
}
