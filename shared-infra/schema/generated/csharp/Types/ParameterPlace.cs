// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Where a variable stands in a WhatsApp template.</summary>
public enum ParameterPlace
{
    /// <summary>In the body.</summary>
    Body,

    /// <summary>In the header.</summary>
    Header,

    /// <summary>In a button.</summary>
    Button,
}

/// <summary>How a <see cref="ParameterPlace"/> is spelled in items.</summary>
public static class ParameterPlaceWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this ParameterPlace value) => value switch
    {
        ParameterPlace.Body => "body",
        ParameterPlace.Header => "header",
        ParameterPlace.Button => "button",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static ParameterPlace? Parse(string word) => word switch
    {
        "body" => ParameterPlace.Body,
        "header" => ParameterPlace.Header,
        "button" => ParameterPlace.Button,
        _ => null,
    };

    internal static ParameterPlace Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of body, header, button");

    internal static AttributeValue Write(ParameterPlace value) => AttributeCodec.OfText(value.ToWord());
}
