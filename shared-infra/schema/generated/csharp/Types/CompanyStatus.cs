// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Whether a company, or one of its senders, sends.</summary>
public enum CompanyStatus
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>Every request is suppressed.</summary>
    Paused,
}

/// <summary>How a <see cref="CompanyStatus"/> is spelled in items.</summary>
public static class CompanyStatusWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this CompanyStatus value) => value switch
    {
        CompanyStatus.Active => "active",
        CompanyStatus.Paused => "paused",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static CompanyStatus? Parse(string word) => word switch
    {
        "active" => CompanyStatus.Active,
        "paused" => CompanyStatus.Paused,
        _ => null,
    };

    internal static CompanyStatus Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of active, paused");

    internal static AttributeValue Write(CompanyStatus value) => AttributeCodec.OfText(value.ToWord());
}
