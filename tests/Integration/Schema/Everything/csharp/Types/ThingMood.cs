// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Values of thing_mood.</summary>
public enum ThingMood
{
    /// <summary>good.</summary>
    Good,

    /// <summary>bad.</summary>
    Bad,
}

/// <summary>How a <see cref="ThingMood"/> is spelled in items.</summary>
public static class ThingMoodWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this ThingMood value) => value switch
    {
        ThingMood.Good => "good",
        ThingMood.Bad => "bad",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static ThingMood? Parse(string word) => word switch
    {
        "good" => ThingMood.Good,
        "bad" => ThingMood.Bad,
        _ => null,
    };

    internal static ThingMood Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of good, bad");

    internal static AttributeValue Write(ThingMood value) => AttributeCodec.OfText(value.ToWord());
}
