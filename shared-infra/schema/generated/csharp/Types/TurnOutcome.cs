// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a turn did about a reply.</summary>
public enum TurnOutcome
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It was left without an answer on purpose.</summary>
    Silent,

    /// <summary>People got it.</summary>
    HandedOff,
}

/// <summary>How a <see cref="TurnOutcome"/> is spelled in items.</summary>
public static class TurnOutcomeWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this TurnOutcome value) => value switch
    {
        TurnOutcome.Answered => "answered",
        TurnOutcome.Silent => "silent",
        TurnOutcome.HandedOff => "handed_off",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static TurnOutcome? Parse(string word) => word switch
    {
        "answered" => TurnOutcome.Answered,
        "silent" => TurnOutcome.Silent,
        "handed_off" => TurnOutcome.HandedOff,
        _ => null,
    };

    internal static TurnOutcome Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of answered, silent, handed_off");

    internal static AttributeValue Write(TurnOutcome value) => AttributeCodec.OfText(value.ToWord());
}
