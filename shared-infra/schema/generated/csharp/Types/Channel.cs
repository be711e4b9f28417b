// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The way a message reaches a person.</summary>
public enum Channel
{
    /// <summary>WhatsApp, over Meta's Cloud API or over Twilio.</summary>
    Whatsapp,

    /// <summary>Text messages.</summary>
    Sms,

    /// <summary>Email.</summary>
    Email,
}

/// <summary>How a <see cref="Channel"/> is spelled in items.</summary>
public static class ChannelWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this Channel value) => value switch
    {
        Channel.Whatsapp => "whatsapp",
        Channel.Sms => "sms",
        Channel.Email => "email",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static Channel? Parse(string word) => word switch
    {
        "whatsapp" => Channel.Whatsapp,
        "sms" => Channel.Sms,
        "email" => Channel.Email,
        _ => null,
    };

    internal static Channel Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of whatsapp, sms, email");

    internal static AttributeValue Write(Channel value) => AttributeCodec.OfText(value.ToWord());
}
