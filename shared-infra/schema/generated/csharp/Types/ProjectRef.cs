// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One project of one company.</summary>
public sealed record ProjectRef
{
    /// <summary>The company.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company's project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static ProjectRef Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            CompanyId = reader.Required("company_id", AttributeCodec.ReadText),
            ProjectId = reader.Required("project_id", AttributeCodec.ReadText),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(ProjectRef value)
    {
        var map = new Dictionary<string, AttributeValue>(2 + (value.Unknown?.Count ?? 0));
        map["company_id"] = AttributeCodec.OfText(value.CompanyId);
        map["project_id"] = AttributeCodec.OfText(value.ProjectId);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "company_id" or "project_id";
}
