// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Hours in which no answer leaves.</summary>
public sealed record CompanyQuietHours
{
    /// <summary>When they begin, local time, HH:mm.</summary>
    public required string From { get; init; }

    /// <summary>When they end, local time, HH:mm; before from when they last over midnight.</summary>
    public required string To { get; init; }

    /// <summary>Where: an IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyQuietHours Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            From = reader.Required("from", AttributeCodec.ReadText),
            To = reader.Required("to", AttributeCodec.ReadText),
            TimeZone = reader.Required("time_zone", AttributeCodec.ReadText),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyQuietHours value)
    {
        var map = new Dictionary<string, AttributeValue>(3 + (value.Unknown?.Count ?? 0));
        map["from"] = AttributeCodec.OfText(value.From);
        map["to"] = AttributeCodec.OfText(value.To);
        map["time_zone"] = AttributeCodec.OfText(value.TimeZone);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "from" or "to" or "time_zone";
}
