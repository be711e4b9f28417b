// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Where one outbound message stands.</summary>
public enum OutboundStatus
{
    /// <summary>A worker holds the lease on it and may be talking to the provider.</summary>
    Sending,

    /// <summary>The provider certainly did not take it; it will be tried again.</summary>
    RetryWait,

    /// <summary>Nobody knows whether the provider took it.</summary>
    Unconfirmed,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It reached the person's device or mailbox.</summary>
    Delivered,

    /// <summary>The person opened it.</summary>
    Read,

    /// <summary>It was refused for good.</summary>
    Failed,

    /// <summary>It was deliberately not sent: opt-out, no consent, expired, paused.</summary>
    Suppressed,
}

/// <summary>How a <see cref="OutboundStatus"/> is spelled in items.</summary>
public static class OutboundStatusWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this OutboundStatus value) => value switch
    {
        OutboundStatus.Sending => "sending",
        OutboundStatus.RetryWait => "retry_wait",
        OutboundStatus.Unconfirmed => "unconfirmed",
        OutboundStatus.Sent => "sent",
        OutboundStatus.Delivered => "delivered",
        OutboundStatus.Read => "read",
        OutboundStatus.Failed => "failed",
        OutboundStatus.Suppressed => "suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static OutboundStatus? Parse(string word) => word switch
    {
        "sending" => OutboundStatus.Sending,
        "retry_wait" => OutboundStatus.RetryWait,
        "unconfirmed" => OutboundStatus.Unconfirmed,
        "sent" => OutboundStatus.Sent,
        "delivered" => OutboundStatus.Delivered,
        "read" => OutboundStatus.Read,
        "failed" => OutboundStatus.Failed,
        "suppressed" => OutboundStatus.Suppressed,
        _ => null,
    };

    internal static OutboundStatus Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of sending, retry_wait, unconfirmed, sent, delivered, read, failed, suppressed");

    internal static AttributeValue Write(OutboundStatus value) => AttributeCodec.OfText(value.ToWord());
}
