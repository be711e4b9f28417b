// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a request without a statement of consent means.</summary>
public enum Consent
{
    /// <summary>That it is suppressed.</summary>
    Required,

    /// <summary>That the person agreed.</summary>
    Assumed,
}

/// <summary>How a <see cref="Consent"/> is spelled in items.</summary>
public static class ConsentWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this Consent value) => value switch
    {
        Consent.Required => "required",
        Consent.Assumed => "assumed",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static Consent? Parse(string word) => word switch
    {
        "required" => Consent.Required,
        "assumed" => Consent.Assumed,
        _ => null,
    };

    internal static Consent Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of required, assumed");

    internal static AttributeValue Write(Consent value) => AttributeCodec.OfText(value.ToWord());
}
