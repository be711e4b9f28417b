// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What is done about people whom the company never wrote to.</summary>
public enum UnmatchedPolicy
{
    /// <summary>What they write is kept for people to read.</summary>
    Keep,

    /// <summary>They are answered as others are.</summary>
    Answer,
}

/// <summary>How a <see cref="UnmatchedPolicy"/> is spelled in items.</summary>
public static class UnmatchedPolicyWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this UnmatchedPolicy value) => value switch
    {
        UnmatchedPolicy.Keep => "keep",
        UnmatchedPolicy.Answer => "answer",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static UnmatchedPolicy? Parse(string word) => word switch
    {
        "keep" => UnmatchedPolicy.Keep,
        "answer" => UnmatchedPolicy.Answer,
        _ => null,
    };

    internal static UnmatchedPolicy Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of keep, answer");

    internal static AttributeValue Write(UnmatchedPolicy value) => AttributeCodec.OfText(value.ToWord());
}
