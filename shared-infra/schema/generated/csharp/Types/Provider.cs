// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Who carries messages.</summary>
public enum Provider
{
    /// <summary>Meta.</summary>
    Meta,

    /// <summary>Twilio.</summary>
    Twilio,

    /// <summary>Amazon SES.</summary>
    Ses,
}

/// <summary>How a <see cref="Provider"/> is spelled in items.</summary>
public static class ProviderWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this Provider value) => value switch
    {
        Provider.Meta => "meta",
        Provider.Twilio => "twilio",
        Provider.Ses => "ses",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static Provider? Parse(string word) => word switch
    {
        "meta" => Provider.Meta,
        "twilio" => Provider.Twilio,
        "ses" => Provider.Ses,
        _ => null,
    };

    internal static Provider Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of meta, twilio, ses");

    internal static AttributeValue Write(Provider value) => AttributeCodec.OfText(value.ToWord());
}
