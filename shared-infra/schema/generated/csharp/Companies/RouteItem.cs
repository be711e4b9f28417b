// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Leads from what a provider names - a number, an account, an address - to the projects that it belongs to.</summary>
/// <remarks>Kind ROUTE of the table companies, version 1.</remarks>
public sealed record RouteItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "ROUTE";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What company_id of every such item begins with.</summary>
    public const string CompanyIdPrefix = "route#";

    /// <summary>What project_id of every such item begins with.</summary>
    public const string ProjectIdPrefix = "ROUTE";

    internal static readonly string[] CompanyIdPattern = ["route#", "#", ""];
    internal static readonly string[] ProjectIdPattern = ["ROUTE"];

    /// <summary>In the key: company_id route#{kind}#{id}.</summary>
    public required string Kind { get; init; }

    /// <summary>In the key: company_id route#{kind}#{id}.</summary>
    public required string Id { get; init; }

    /// <summary>The projects, the first one first asked.</summary>
    public required IReadOnlyList<ProjectRef> Projects { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string kind, string id) => new(2)
    {
        ["company_id"] = AttributeCodec.OfText(KeyCode.Build(CompanyIdPattern, kind, id)),
        ["project_id"] = AttributeCodec.OfText(KeyCode.Build(ProjectIdPattern)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static RouteItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "schema_version", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var companyIdKey = reader.Key("company_id", CompanyIdPattern);
        _ = reader.Key("project_id", ProjectIdPattern);
        return new()
        {
            Kind = KeyCode.Part(companyIdKey, CompanyIdPattern, 0),
            Id = KeyCode.Part(companyIdKey, CompanyIdPattern, 1),
            Projects = reader.Required("projects", static (value, place) => AttributeCodec.ReadList(value, place, ProjectRef.Read)),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(4 + (Unknown?.Count ?? 0))
        {
            ["company_id"] = AttributeCodec.OfText(KeyCode.Build(CompanyIdPattern, Kind, Id)),
            ["project_id"] = AttributeCodec.OfText(KeyCode.Build(ProjectIdPattern)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["projects"] = AttributeCodec.OfList(Projects, ProjectRef.Write);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "company_id" or "project_id" or "schema_version" or "projects";
}
