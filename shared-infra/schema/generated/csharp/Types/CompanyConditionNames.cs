// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyCondition"/>, for expressions.</summary>
public static class CompanyConditionNames
{
    /// <summary>The reply contains one of these words or phrases.</summary>
    public const string Words = "words";

    /// <summary>Beside words: the reply is nothing but the word; false when absent.</summary>
    public const string Whole = "whole";

    /// <summary>The reply fits this regular expression, without case.</summary>
    public const string Pattern = "pattern";

    /// <summary>The reply's button or list entry carries one of these payloads.</summary>
    public const string Payload = "payload";

    /// <summary>The reply is of one of these kinds.</summary>
    public const string Kind = "kind";

    /// <summary>Always; true and nothing else.</summary>
    public const string Always = "always";
}
