// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>A word that code has to spell otherwise.</summary>
public enum Colour
{
    /// <summary>dark-red.</summary>
    DarkRed,

    /// <summary>green.</summary>
    Green,

    /// <summary>2nd blue.</summary>
    Value2ndBlue,
}

/// <summary>How a <see cref="Colour"/> is spelled in items.</summary>
public static class ColourWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this Colour value) => value switch
    {
        Colour.DarkRed => "dark-red",
        Colour.Green => "green",
        Colour.Value2ndBlue => "2nd blue",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static Colour? Parse(string word) => word switch
    {
        "dark-red" => Colour.DarkRed,
        "green" => Colour.Green,
        "2nd blue" => Colour.Value2ndBlue,
        _ => null,
    };

    internal static Colour Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of dark-red, green, 2nd blue");

    internal static AttributeValue Write(Colour value) => AttributeCodec.OfText(value.ToWord());
}
