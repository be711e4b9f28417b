using Engines.Conversations;

namespace Engines.Channels;

/// <summary>The outcomes of messages that never reach the wire, because what they need is missing.</summary>
internal static class Unsendable
{
    public const string SenderIncomplete = "sender_incomplete";
    public const string TemplateIncomplete = "template_incomplete";

    /// <summary>The company's own set-up is incomplete: nothing is lost by waiting until someone mends it.</summary>
    public static SendOutcome Sender(OutboundMessage message, string code = SenderIncomplete) => NotAccepted(message, code, FailureClass.Configuration);

    /// <summary>The template's definition is incomplete.</summary>
    public static SendOutcome Template(OutboundMessage message) => NotAccepted(message, TemplateIncomplete, FailureClass.Configuration);

    /// <summary>The values do not fit the template, and never will.</summary>
    public static SendOutcome Variables(OutboundMessage message) => Refused(message, "variables", FailureClass.Template);

    /// <summary>The provider has no way to address this person.</summary>
    public static SendOutcome Recipient(OutboundMessage message) => Refused(message, "recipient_unsupported", FailureClass.Recipient);

    public static SendOutcome Refused(OutboundMessage message, string code, FailureClass failure) => new SendOutcome.Refused(Error(message, code, failure));

    public static SendOutcome NotAccepted(OutboundMessage message, string code, FailureClass failure) =>
        new SendOutcome.NotAccepted(Error(message, code, failure));

    /// <summary>Problems that every provider has in common.</summary>
    public static SendOutcome? Problem(OutboundMessage message) => message.Content switch
    {
        MessageContent.FromTemplate template when template.Variables.Count != template.Definition.Parameters.Count => Variables(message),
        MessageContent.FromTemplate template when template.Variables.Any(value => value.Text is null) => Variables(message),
        MessageContent.FreeText { Body: null or "" } => Refused(message, "body_empty", FailureClass.Malformed),
        _ => null,
    };

    private static ProviderError Error(OutboundMessage message, string code, FailureClass failure) => new(message.Sender.Provider, code, failure);
}
