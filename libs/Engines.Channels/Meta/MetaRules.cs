using Engines.Conversations;

namespace Engines.Channels;

/// <summary>What a message needs before it can be written for Meta.</summary>
internal static class MetaRules
{
    public static SendOutcome? Problem(OutboundMessage message)
    {
        // Letters and digits only: the id becomes part of the path.
        if (message.Sender.Channel != Channel.WhatsApp || message.Sender.ProviderSenderId is not { Length: > 0 } id || !id.All(char.IsAsciiLetterOrDigit))
            return Unsendable.Sender(message);
        if (Unsendable.Problem(message) is { } problem)
            return problem;

        return message.Content is MessageContent.FromTemplate template ? Problem(message, template) : null;
    }

    private static SendOutcome? Problem(OutboundMessage message, MessageContent.FromTemplate template)
    {
        if (template.Definition.ProviderId is not { Length: > 0 } || template.Definition.Parameters.Any(IsMisplaced))
            return Unsendable.Template(message);

        var values = template.Definition.Parameters.Zip(template.Variables);
        return values.Any(pair => pair.First.Type == ParameterType.Currency && pair.Second.CurrencyCode is not { Length: 3 })
            ? Unsendable.Variables(message)
            : null;
    }

    // A button takes a payload or the end of its URL, and nothing else does.
    private static bool IsMisplaced(TemplateParameter parameter) =>
        parameter.Place == ParameterPlace.Button && !MetaPayload.IsForButton(parameter);
}
