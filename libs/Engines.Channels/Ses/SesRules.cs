using Engines.Conversations;

namespace Engines.Channels;

/// <summary>What a message needs before it can be written for SES.</summary>
internal static class SesRules
{
    public static SendOutcome? Problem(OutboundMessage message)
    {
        if (message.Sender.Channel != Channel.Email || string.IsNullOrEmpty(message.Sender.Address))
            return Unsendable.Sender(message);
        if (Unsendable.Problem(message) is { } problem)
            return problem;

        return message.Content is MessageContent.FromTemplate { Definition.ProviderId: null or "" } ? Unsendable.Template(message) : null;
    }
}
