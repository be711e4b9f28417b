// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="ProjectRef"/>, for expressions.</summary>
public static class ProjectRefNames
{
    /// <summary>The company.</summary>
    public const string CompanyId = "company_id";

    /// <summary>The company's project.</summary>
    public const string ProjectId = "project_id";
}
