// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What is done when nobody knows whether the provider took a message.</summary>
public enum UnconfirmedPolicy
{
    /// <summary>It is not sent again.</summary>
    NeverTwice,

    /// <summary>It is sent again once the wait for the provider's echo is over.</summary>
    AtLeastOnce,
}

/// <summary>How a <see cref="UnconfirmedPolicy"/> is spelled in items.</summary>
public static class UnconfirmedPolicyWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this UnconfirmedPolicy value) => value switch
    {
        UnconfirmedPolicy.NeverTwice => "never_twice",
        UnconfirmedPolicy.AtLeastOnce => "at_least_once",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static UnconfirmedPolicy? Parse(string word) => word switch
    {
        "never_twice" => UnconfirmedPolicy.NeverTwice,
        "at_least_once" => UnconfirmedPolicy.AtLeastOnce,
        _ => null,
    };

    internal static UnconfirmedPolicy Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of never_twice, at_least_once");

    internal static AttributeValue Write(UnconfirmedPolicy value) => AttributeCodec.OfText(value.ToWord());
}
