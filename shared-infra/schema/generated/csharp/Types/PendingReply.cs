// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>A reply that waits for a turn.</summary>
public sealed record PendingReply
{
    /// <summary>The provider's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>When the person sent it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static PendingReply Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Id = reader.Required("id", AttributeCodec.ReadText),
            At = reader.Required("at", AttributeCodec.ReadIsoTime),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(PendingReply value)
    {
        var map = new Dictionary<string, AttributeValue>(2 + (value.Unknown?.Count ?? 0));
        map["id"] = AttributeCodec.OfText(value.Id);
        map["at"] = AttributeCodec.OfIsoTime(value.At);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "id" or "at";
}
