// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyReplies"/>, for expressions.</summary>
public static class CompanyRepliesNames
{
    /// <summary>What is done about people whom the company never wrote to.</summary>
    public const string Unmatched = "unmatched";

    /// <summary>Words beyond the built-in ones, by language.</summary>
    public const string Words = "words";

    /// <summary>What is answered to a help word.</summary>
    public const string HelpText = "help_text";

    /// <summary>What is answered to an opt-in word; absent for silence.</summary>
    public const string OptInText = "opt_in_text";

    /// <summary>The rules, in the order in which they are tried.</summary>
    public const string Rules = "rules";

    /// <summary>The AI that writes answers where no rule fits.</summary>
    public const string Ai = "ai";

    /// <summary>What is said when a conversation is handed to people; absent for silence.</summary>
    public const string HandOffText = "hand_off_text";

    /// <summary>The template that takes the place of free text once WhatsApp's 24-hour window is over; handed off when absent.</summary>
    public const string OutsideWindow = "outside_window";

    /// <summary>When no answer leaves.</summary>
    public const string QuietHours = "quiet_hours";
}
