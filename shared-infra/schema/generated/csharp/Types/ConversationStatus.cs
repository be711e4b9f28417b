// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Who answers in a conversation.</summary>
public enum ConversationStatus
{
    /// <summary>The engine.</summary>
    Open,

    /// <summary>People: replies are recorded, and nothing answers until somebody releases it.</summary>
    HandedOff,

    /// <summary>Nobody has to: it is done with. The next reply opens it.</summary>
    Closed,

    /// <summary>Nobody yet: the person wrote without ever having been written to.</summary>
    Unmatched,
}

/// <summary>How a <see cref="ConversationStatus"/> is spelled in items.</summary>
public static class ConversationStatusWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this ConversationStatus value) => value switch
    {
        ConversationStatus.Open => "open",
        ConversationStatus.HandedOff => "handed_off",
        ConversationStatus.Closed => "closed",
        ConversationStatus.Unmatched => "unmatched",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static ConversationStatus? Parse(string word) => word switch
    {
        "open" => ConversationStatus.Open,
        "handed_off" => ConversationStatus.HandedOff,
        "closed" => ConversationStatus.Closed,
        "unmatched" => ConversationStatus.Unmatched,
        _ => null,
    };

    internal static ConversationStatus Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of open, handed_off, closed, unmatched");

    internal static AttributeValue Write(ConversationStatus value) => AttributeCodec.OfText(value.ToWord());
}
