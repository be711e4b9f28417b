// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Everything that the engines need to know before they may speak for one project of a company. company.schema.json beside this file adds what texts and numbers may be.</summary>
/// <remarks>Kind COMPANY of the table companies, version 1.</remarks>
public sealed record CompanyItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "COMPANY";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    internal static readonly string[] CompanyIdPattern = ["", ""];
    internal static readonly string[] ProjectIdPattern = ["", ""];

    /// <summary>In the key: company_id {company_id}.</summary>
    public required string CompanyId { get; init; }

    /// <summary>In the key: project_id {project_id}.</summary>
    public required string ProjectId { get; init; }

    /// <summary>What people call the company.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it sends.</summary>
    public CompanyStatus Status { get; init; } = CompanyStatus.Active;

    /// <summary>What a request without a statement of consent means.</summary>
    public Consent Consent { get; init; } = Consent.Required;

    /// <summary>The sender of each channel, by the channel's name.</summary>
    public required IReadOnlyDictionary<string, CompanySender> Channels { get; init; }

    /// <summary>The templates, by channel/name/language.</summary>
    public required IReadOnlyDictionary<string, CompanyTemplate> Templates { get; init; }

    /// <summary>How people who write are answered; absent where everything is handed to people.</summary>
    public CompanyReplies? Replies { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string companyId, string projectId) => new(2)
    {
        ["company_id"] = AttributeCodec.OfText(KeyCode.Build(CompanyIdPattern, companyId)),
        ["project_id"] = AttributeCodec.OfText(KeyCode.Build(ProjectIdPattern, projectId)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static CompanyItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "schema_version", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var companyIdKey = reader.Key("company_id", CompanyIdPattern);
        var projectIdKey = reader.Key("project_id", ProjectIdPattern);
        return new()
        {
            CompanyId = companyIdKey,
            ProjectId = projectIdKey,
            Name = reader.Required("name", AttributeCodec.ReadText),
            Status = reader.OptionalValue("status", CompanyStatusWords.Read) ?? CompanyStatus.Active,
            Consent = reader.OptionalValue("consent", ConsentWords.Read) ?? Consent.Required,
            Channels = reader.Required("channels", static (value, place) => AttributeCodec.ReadMap(value, place, CompanySender.Read)),
            Templates = reader.Required("templates", static (value, place) => AttributeCodec.ReadMap(value, place, CompanyTemplate.Read)),
            Replies = reader.Optional("replies", CompanyReplies.Read),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(9 + (Unknown?.Count ?? 0))
        {
            ["company_id"] = AttributeCodec.OfText(KeyCode.Build(CompanyIdPattern, CompanyId)),
            ["project_id"] = AttributeCodec.OfText(KeyCode.Build(ProjectIdPattern, ProjectId)),
            ["schema_version"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["name"] = AttributeCodec.OfText(Name);
        item["status"] = CompanyStatusWords.Write(Status);
        item["consent"] = ConsentWords.Write(Consent);
        item["channels"] = AttributeCodec.OfMap(Channels, CompanySender.Write);
        item["templates"] = AttributeCodec.OfMap(Templates, CompanyTemplate.Write);
        if (Replies is { } replies) item["replies"] = CompanyReplies.Write(replies);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "company_id" or "project_id" or "schema_version" or "name" or "status" or "consent" or "channels" or "templates" or "replies";
}
