using Engines.Conversations;

namespace Replies.Decisions;

/// <summary>What a free text must be so that it can be sent.</summary>
internal static class TextRules
{
    /// <summary>The longest text: 1,600 characters is Twilio's limit of a body, 4,096 WhatsApp's; for email a page or two is enough.</summary>
    public static int LengthMax(Channel channel) => channel switch
    {
        Channel.Sms => 1600,
        Channel.WhatsApp => 4096,
        Channel.Email => 10_000,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>The text without white space around it; null if nothing is left or it is too long for the channel.</summary>
    public static string? Usable(string? text, Channel channel) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= LengthMax(channel) ? trimmed : null;
}
