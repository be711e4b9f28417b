// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The words by which people of one language say what they want.</summary>
public sealed record CompanyWords
{
    /// <summary>No more messages.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Messages again.</summary>
    public IReadOnlyList<string>? Start { get; init; }

    /// <summary>Who is this.</summary>
    public IReadOnlyList<string>? Help { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyWords Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Stop = reader.Optional("stop", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Start = reader.Optional("start", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Help = reader.Optional("help", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyWords value)
    {
        var map = new Dictionary<string, AttributeValue>(3 + (value.Unknown?.Count ?? 0));
        if (value.Stop is { } stop) map["stop"] = AttributeCodec.OfList(stop, AttributeCodec.OfText);
        if (value.Start is { } start) map["start"] = AttributeCodec.OfList(start, AttributeCodec.OfText);
        if (value.Help is { } help) map["help"] = AttributeCodec.OfList(help, AttributeCodec.OfText);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "stop" or "start" or "help";
}
