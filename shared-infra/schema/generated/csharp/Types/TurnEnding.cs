// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>How a conversation stands after a turn.</summary>
public enum TurnEnding
{
    /// <summary>Open: the next reply is answered as well.</summary>
    Open,

    /// <summary>With people: replies are recorded, and nothing answers until somebody releases it.</summary>
    HandOff,

    /// <summary>Closed: done with; the next reply opens it again.</summary>
    Close,
}

/// <summary>How a <see cref="TurnEnding"/> is spelled in items.</summary>
public static class TurnEndingWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this TurnEnding value) => value switch
    {
        TurnEnding.Open => "open",
        TurnEnding.HandOff => "hand_off",
        TurnEnding.Close => "close",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static TurnEnding? Parse(string word) => word switch
    {
        "open" => TurnEnding.Open,
        "hand_off" => TurnEnding.HandOff,
        "close" => TurnEnding.Close,
        _ => null,
    };

    internal static TurnEnding Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of open, hand_off, close");

    internal static AttributeValue Write(TurnEnding value) => AttributeCodec.OfText(value.ToWord());
}
