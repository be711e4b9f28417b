// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One item for each project of each company - all that the engines need to know before they may speak for it. No personal data.</summary>
public static class CompaniesTable
{
    /// <summary>The table's short name; its real one comes from the stack.</summary>
    public const string Name = "companies";

    /// <summary>Which kind of item has a key; null for none that the schema knows.</summary>
    public static string? KindOf(IReadOnlyDictionary<string, AttributeValue> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Fits(key, "company_id", RouteItem.CompanyIdPattern) && Fits(key, "project_id", RouteItem.ProjectIdPattern))
            return RouteItem.ItemKind;
        if (Fits(key, "company_id", CompanyItem.CompanyIdPattern) && Fits(key, "project_id", CompanyItem.ProjectIdPattern))
            return CompanyItem.ItemKind;
        return null;
    }

    private static bool Fits(IReadOnlyDictionary<string, AttributeValue> key, string name, string[] pattern) =>
        key.TryGetValue(name, out var value) && value.S is { } text && KeyCode.Fits(text, pattern);
}
