// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="RouteItem"/>, for expressions.</summary>
public static class RouteNames
{
    /// <summary>Of the key: route#{kind}#{id}.</summary>
    public const string CompanyId = "company_id";

    /// <summary>Of the key: ROUTE.</summary>
    public const string ProjectId = "project_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>The projects, the first one first asked.</summary>
    public const string Projects = "projects";
}
