using System.Globalization;

namespace Replies.Decisions.Ai;

/// <summary>Why an AI's answer was of no use, for metrics and items.</summary>
internal static class WriterProblems
{
    /// <summary>It took too long, or the caller's time was over.</summary>
    public const string Timeout = "ai_timeout";

    /// <summary>It refused.</summary>
    public const string Refused = "ai_refused";

    /// <summary>It ran into its limit of tokens, or into a filter.</summary>
    public const string Incomplete = "ai_incomplete";

    /// <summary>It did not keep to the form, or its text cannot be sent.</summary>
    public const string Invalid = "ai_invalid";

    /// <summary>Its key could not be read.</summary>
    public const string KeyUnavailable = "ai_key_unavailable";

    /// <summary>The key is not taken: worth reading anew.</summary>
    public const string Unauthorized = "ai_error_401";

    /// <summary>There was no answer at all.</summary>
    public const string NoConnection = "ai_error_connection";

    /// <summary>An HTTP status that is no success.</summary>
    public static string Error(int status) => string.Create(CultureInfo.InvariantCulture, $"ai_error_{status}");

    /// <summary>An answer whose own status is not completed, such as failed.</summary>
    public static string Error(string status) => $"ai_error_{status}";
}
