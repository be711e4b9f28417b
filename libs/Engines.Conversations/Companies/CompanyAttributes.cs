namespace Engines.Conversations;

/// <summary>The attribute names that the engines write to CompanyDataTable, spelled in one place. <c>shared-infra/schema</c> says what each means.</summary>
internal static class CompanyAttributes
{
    public const string CompanyId = "company_id";
    public const string ProjectId = "project_id";
    public const string SchemaVersion = "schema_version";
    public const int SchemaVersionNow = 1;
    public const string Channels = "channels";
    public const string Templates = "templates";
    public const string Status = "status";
    public const string StatusAt = "status_at";
    public const string StatusDetail = "status_detail";
    public const string PausedBy = "paused_by";
    public const string State = "state";
    public const string StateAt = "state_at";
    public const string StateDetail = "state_detail";
    public const string Projects = "projects";
}
