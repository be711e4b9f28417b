// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>A template with values for its variables.</summary>
public sealed record CompanyTemplateUse
{
    /// <summary>The company's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>A value for each parameter, by name.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyTemplateUse Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Name = reader.Required("name", AttributeCodec.ReadText),
            Language = reader.Required("language", AttributeCodec.ReadText),
            Variables = reader.Optional("variables", static (value, place) => AttributeCodec.ReadMap(value, place, AttributeCodec.ReadText)),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyTemplateUse value)
    {
        var map = new Dictionary<string, AttributeValue>(3 + (value.Unknown?.Count ?? 0));
        map["name"] = AttributeCodec.OfText(value.Name);
        map["language"] = AttributeCodec.OfText(value.Language);
        if (value.Variables is { } variables) map["variables"] = AttributeCodec.OfMap(variables, AttributeCodec.OfText);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "name" or "language" or "variables";
}
