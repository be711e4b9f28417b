// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>Whether the provider will take a template.</summary>
public enum TemplateState
{
    /// <summary>Ready.</summary>
    Approved,

    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>Refused by the provider.</summary>
    Rejected,

    /// <summary>Stopped for a while, for quality.</summary>
    Paused,

    /// <summary>Stopped for good.</summary>
    Disabled,
}

/// <summary>How a <see cref="TemplateState"/> is spelled in items.</summary>
public static class TemplateStateWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this TemplateState value) => value switch
    {
        TemplateState.Approved => "approved",
        TemplateState.Pending => "pending",
        TemplateState.Rejected => "rejected",
        TemplateState.Paused => "paused",
        TemplateState.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static TemplateState? Parse(string word) => word switch
    {
        "approved" => TemplateState.Approved,
        "pending" => TemplateState.Pending,
        "rejected" => TemplateState.Rejected,
        "paused" => TemplateState.Paused,
        "disabled" => TemplateState.Disabled,
        _ => null,
    };

    internal static TemplateState Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of approved, pending, rejected, paused, disabled");

    internal static AttributeValue Write(TemplateState value) => AttributeCodec.OfText(value.ToWord());
}
