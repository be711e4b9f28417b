// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Who paused a sender, where it was not people.</summary>
public enum PauseOrigin
{
    /// <summary>A provider's report, and another one may resume it. Where it was people, only people resume it.</summary>
    Provider,
}

/// <summary>How a <see cref="PauseOrigin"/> is spelled in items.</summary>
public static class PauseOriginWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this PauseOrigin value) => value switch
    {
        PauseOrigin.Provider => "provider",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static PauseOrigin? Parse(string word) => word switch
    {
        "provider" => PauseOrigin.Provider,
        _ => null,
    };

    internal static PauseOrigin Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of provider");

    internal static AttributeValue Write(PauseOrigin value) => AttributeCodec.OfText(value.ToWord());
}
