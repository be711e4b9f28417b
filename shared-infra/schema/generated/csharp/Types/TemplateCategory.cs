// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a message is for, in WhatsApp's words.</summary>
public enum TemplateCategory
{
    /// <summary>About something the person did or asked for.</summary>
    Utility,

    /// <summary>Advertising; a person can stop it alone.</summary>
    Marketing,

    /// <summary>One-time codes.</summary>
    Authentication,
}

/// <summary>How a <see cref="TemplateCategory"/> is spelled in items.</summary>
public static class TemplateCategoryWords
{
    /// <summary>The spelled word.</summary>
    public static string ToWord(this TemplateCategory value) => value switch
    {
        TemplateCategory.Utility => "utility",
        TemplateCategory.Marketing => "marketing",
        TemplateCategory.Authentication => "authentication",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such value."),
    };

    /// <summary>Reads a spelled word; null for one that is not known.</summary>
    public static TemplateCategory? Parse(string word) => word switch
    {
        "utility" => TemplateCategory.Utility,
        "marketing" => TemplateCategory.Marketing,
        "authentication" => TemplateCategory.Authentication,
        _ => null,
    };

    internal static TemplateCategory Read(AttributeValue value, ItemPlace place) =>
        (value.S is { } word ? Parse(word) : null) ?? throw AttributeCodec.Other(value, place, "one of utility, marketing, authentication");

    internal static AttributeValue Write(TemplateCategory value) => AttributeCodec.OfText(value.ToWord());
}
