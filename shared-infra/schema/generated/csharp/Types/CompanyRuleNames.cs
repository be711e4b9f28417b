// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyRule"/>, for expressions.</summary>
public static class CompanyRuleNames
{
    /// <summary>What people call it; stands in items and metrics.</summary>
    public const string Name = "name";

    /// <summary>What has to be so.</summary>
    public const string When = "when";

    /// <summary>What is done.</summary>
    public const string Then = "then";
}
