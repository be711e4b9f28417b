// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What kind of thing a person sent.</summary>
public enum InboundKind
{
    /// <summary>text.</summary>
    Text,

    /// <summary>button.</summary>
    Button,

    /// <summary>media.</summary>
    Media,

    /// <summary>location.</summary>
    Location,

    /// <summary>contact.</summary>
    Contact,

    /// <summary>reaction.</summary>
    Reaction,

    /// <summary>order.</summary>
    Order,

    /// <summary>other.</summary>
    Other,
}

/// <summary>How a <see cref="InboundKind"/> is spelled in items.</summary>
public static class InboundKindWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this InboundKind value) => value switch
    {
        InboundKind.Text => "text",
        InboundKind.Button => "button",
        InboundKind.Media => "media",
        InboundKind.Location => "location",
        InboundKind.Contact => "contact",
        InboundKind.Reaction => "reaction",
        InboundKind.Order => "order",
        InboundKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static InboundKind? Parse(string word) => word switch
    {
        "text" => InboundKind.Text,
        "button" => InboundKind.Button,
        "media" => InboundKind.Media,
        "location" => InboundKind.Location,
        "contact" => InboundKind.Contact,
        "reaction" => InboundKind.Reaction,
        "order" => InboundKind.Order,
        "other" => InboundKind.Other,
        _ => null,
    };

    internal static InboundKind Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of text, button, media, location, contact, reaction, order, other");

    internal static AttributeValue Write(InboundKind value) => AttributeCodec.OfText(value.ToWord());
}
