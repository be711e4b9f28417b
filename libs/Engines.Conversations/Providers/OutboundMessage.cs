namespace Engines.Conversations;

/// <summary>One message, ready to be handed to a provider.</summary>
public sealed record OutboundMessage
{
    /// <summary>Who sends, and how the provider is reached.</summary>
    public required ChannelSender Sender { get; init; }

    /// <summary>The person's normalised address (<see cref="PersonAddress"/>).</summary>
    public required string Recipient { get; init; }

    /// <summary>What is said.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The attempt; goes into the field that the provider echoes.</summary>
    public required AttemptId Attempt { get; init; }
}

/// <summary>What a message says: a filled template, or free text.</summary>
public abstract record MessageContent
{
    private MessageContent()
    {
    }

    /// <summary>A template with its variables.</summary>
    /// <param name="Definition">The template.</param>
    /// <param name="Variables">One value for each of its parameters, in their order.</param>
    public sealed record FromTemplate(Template Definition, IReadOnlyList<VariableValue> Variables) : MessageContent;

    /// <summary>Free text: an answer inside WhatsApp's 24-hour window, an SMS, an email.</summary>
    /// <param name="Body">The text.</param>
    public sealed record FreeText(string Body) : MessageContent
    {
        /// <summary>The subject of an email.</summary>
        public string? Subject { get; init; }

        /// <summary>The provider's id of the message that this one answers: quoted on WhatsApp, <c>In-Reply-To</c> in an email.</summary>
        public string? InReplyTo { get; init; }
    }
}

/// <summary>The value of one variable of a template.</summary>
/// <param name="Text">The text; for a currency, what is shown where amounts are not formatted.</param>
public sealed record VariableValue(string Text)
{
    /// <summary>For a currency: its ISO 4217 code.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>For a currency: the amount in thousandths.</summary>
    public long AmountThousandths { get; init; }
}
