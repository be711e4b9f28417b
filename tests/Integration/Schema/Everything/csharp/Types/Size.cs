// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Nested, and with all that a structure can have.</summary>
public sealed record Size
{
    /// <summary>In millimetres.</summary>
    public required long Width { get; init; }

    /// <summary>In grams.</summary>
    public DynamoNumber? Weight { get; init; }

    /// <summary>Of the outside.</summary>
    public required Colour Colour { get; init; }

    /// <summary>Of what is inside.</summary>
    public Size? Inner { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Words.</summary>
    public IReadOnlyCollection<string>? Tags { get; init; }

    /// <summary>With a default inside a structure.</summary>
    public Colour Edge { get; init; } = Colour.Green;

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static Size Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Width = reader.Required("width", AttributeCodec.ReadInteger),
            Weight = reader.OptionalValue("weight", AttributeCodec.ReadNumber),
            Colour = reader.Required("colour", ColourWords.Read),
            Inner = reader.Optional("inner", Size.Read),
            At = reader.OptionalUnixMilliseconds("at"),
            Tags = reader.Optional("tags", AttributeCodec.ReadTextSet),
            Edge = reader.OptionalValue("edge", ColourWords.Read) ?? Colour.Green,
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(Size value)
    {
        var map = new Dictionary<string, AttributeValue>(7 + (value.Unknown?.Count ?? 0));
        map["width"] = AttributeCodec.OfInteger(value.Width);
        if (value.Weight is { } weight) map["weight"] = AttributeCodec.OfNumber(weight);
        map["colour"] = ColourWords.Write(value.Colour);
        if (value.Inner is { } inner) map["inner"] = Size.Write(inner);
        if (value.At is { } at) map["at"] = AttributeCodec.OfUnixMilliseconds(at);
        if (value.Tags is { Count: > 0 } tags) map["tags"] = AttributeCodec.OfSet(tags, AttributeCodec.OfText);
        map["edge"] = ColourWords.Write(value.Edge);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "width" or "weight" or "colour" or "inner" or "at" or "tags" or "edge";
}
