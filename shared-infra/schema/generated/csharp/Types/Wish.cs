// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a whole message asks for.</summary>
public enum Wish
{
    /// <summary>To get nothing more.</summary>
    OptOut,

    /// <summary>To be written to again.</summary>
    OptIn,

    /// <summary>To know who writes.</summary>
    Help,
}

/// <summary>How a <see cref="Wish"/> is spelled in items.</summary>
public static class WishWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this Wish value) => value switch
    {
        Wish.OptOut => "opt_out",
        Wish.OptIn => "opt_in",
        Wish.Help => "help",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static Wish? Parse(string word) => word switch
    {
        "opt_out" => Wish.OptOut,
        "opt_in" => Wish.OptIn,
        "help" => Wish.Help,
        _ => null,
    };

    internal static Wish Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of opt_out, opt_in, help");

    internal static AttributeValue Write(Wish value) => AttributeCodec.OfText(value.ToWord());
}
