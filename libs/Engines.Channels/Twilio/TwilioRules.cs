using Engines.Conversations;

namespace Engines.Channels;

/// <summary>What a message needs before it can be written for Twilio.</summary>
internal static class TwilioRules
{
    private const int SidLength = 34;

    public static SendOutcome? Problem(OutboundMessage message)
    {
        var sender = message.Sender;
        if (sender.Channel == Channel.Email || !IsSid(sender.AccountId, "AC") || (!IsService(sender) && !PersonAddress.IsE164(sender.Address)))
            return Unsendable.Sender(message);

        // Twilio's interface has no field for a business-scoped user id.
        if (!message.Recipient.StartsWith('+'))
            return Unsendable.Recipient(message);
        if (Unsendable.Problem(message) is { } problem)
            return problem;

        return message.Content is MessageContent.FromTemplate template && !IsComplete(template.Definition) ? Unsendable.Template(message) : null;
    }

    /// <summary>True when a Messaging Service, rather than the number itself, sends.</summary>
    public static bool IsService(ChannelSender sender) => sender.ProviderSenderId?.StartsWith("MG", StringComparison.Ordinal) == true;

    /// <summary>What stands before the addresses of a channel.</summary>
    public static string Prefix(Channel channel) => channel == Channel.WhatsApp ? "whatsapp:" : "";

    private static bool IsComplete(Template template) =>
        template.ProviderId is { Length: > 0 } || (template.Text is { Length: > 0 } text && TemplateText.CanRender(text, template.Parameters));

    private static bool IsSid(string? text, string prefix) =>
        text is { Length: SidLength } && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);
}
