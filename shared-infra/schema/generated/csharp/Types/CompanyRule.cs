// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One rule: if something is so, do something.</summary>
public sealed record CompanyRule
{
    /// <summary>What people call it; stands in items and metrics.</summary>
    public required string Name { get; init; }

    /// <summary>What has to be so.</summary>
    public required CompanyCondition When { get; init; }

    /// <summary>What is done.</summary>
    public required CompanyAction Then { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyRule Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Name = reader.Required("name", AttributeCodec.ReadText),
            When = reader.Required("when", CompanyCondition.Read),
            Then = reader.Required("then", CompanyAction.Read),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyRule value)
    {
        var map = new Dictionary<string, AttributeValue>(3 + (value.Unknown?.Count ?? 0));
        map["name"] = AttributeCodec.OfText(value.Name);
        map["when"] = CompanyCondition.Write(value.When);
        map["then"] = CompanyAction.Write(value.Then);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "name" or "when" or "then";
}
