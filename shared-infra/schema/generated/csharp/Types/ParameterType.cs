// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a variable may hold.</summary>
public enum ParameterType
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A string that reads as an amount, such as $100.99, with its ISO 4217 code and thousandths.</summary>
    Currency,

    /// <summary>A string that reads as a date or time.</summary>
    DateTime,

    /// <summary>The https URL of a picture.</summary>
    Image,

    /// <summary>The https URL of a film.</summary>
    Video,

    /// <summary>The https URL of a document.</summary>
    Document,

    /// <summary>What a quick-reply button sends back.</summary>
    Payload,

    /// <summary>What is added to the URL of a button.</summary>
    UrlSuffix,
}

/// <summary>How a <see cref="ParameterType"/> is spelled in items.</summary>
public static class ParameterTypeWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this ParameterType value) => value switch
    {
        ParameterType.Text => "text",
        ParameterType.Currency => "currency",
        ParameterType.DateTime => "date_time",
        ParameterType.Image => "image",
        ParameterType.Video => "video",
        ParameterType.Document => "document",
        ParameterType.Payload => "payload",
        ParameterType.UrlSuffix => "url_suffix",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static ParameterType? Parse(string word) => word switch
    {
        "text" => ParameterType.Text,
        "currency" => ParameterType.Currency,
        "date_time" => ParameterType.DateTime,
        "image" => ParameterType.Image,
        "video" => ParameterType.Video,
        "document" => ParameterType.Document,
        "payload" => ParameterType.Payload,
        "url_suffix" => ParameterType.UrlSuffix,
        _ => null,
    };

    internal static ParameterType Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of text, currency, date_time, image, video, document, payload, url_suffix");

    internal static AttributeValue Write(ParameterType value) => AttributeCodec.OfText(value.ToWord());
}
