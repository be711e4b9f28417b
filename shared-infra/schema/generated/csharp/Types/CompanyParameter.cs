// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>One place for a variable in a template.</summary>
public sealed record CompanyParameter
{
    /// <summary>The name by which requests give the variable.</summary>
    public required string Name { get; init; }

    /// <summary>What it may hold.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Where it stands in a WhatsApp template.</summary>
    public ParameterPlace Place { get; init; } = ParameterPlace.Body;

    /// <summary>The button that it belongs to, from 0 to 9.</summary>
    public long ButtonIndex { get; init; }

    /// <summary>Whether the WhatsApp template was made with parameter_format NAMED.</summary>
    public bool Named { get; init; }

    /// <summary>The longest text, in characters.</summary>
    public long LengthMax { get; init; } = 1024;

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyParameter Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Name = reader.Required("name", AttributeCodec.ReadText),
            Type = reader.Required("type", ParameterTypeWords.Read),
            Place = reader.OptionalValue("place", ParameterPlaceWords.Read) ?? ParameterPlace.Body,
            ButtonIndex = reader.OptionalInteger("button_index") ?? 0,
            Named = reader.OptionalBoolean("named") ?? false,
            LengthMax = reader.OptionalInteger("length_max") ?? 1024,
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyParameter value)
    {
        var map = new Dictionary<string, AttributeValue>(6 + (value.Unknown?.Count ?? 0));
        map["name"] = AttributeCodec.OfText(value.Name);
        map["type"] = ParameterTypeWords.Write(value.Type);
        map["place"] = ParameterPlaceWords.Write(value.Place);
        map["button_index"] = AttributeCodec.OfInteger(value.ButtonIndex);
        map["named"] = AttributeCodec.OfBoolean(value.Named);
        map["length_max"] = AttributeCodec.OfInteger(value.LengthMax);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "name" or "type" or "place" or "button_index" or "named" or "length_max";
}
