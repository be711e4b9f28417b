using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>One thing that a provider reported, in one form for every provider. A webhook may hold many.</summary>
public abstract record InboundEvent
{
    private InboundEvent()
    {
    }

    /// <summary>Whose event it is: tells the company, and with it the secret that its webhook must be signed with. Null where the echoed attempt id alone says so.</summary>
    public RouteKey? Route { get; init; }

    /// <summary>A person wrote.</summary>
    public sealed record Reply : InboundEvent
    {
        public required Channel Channel { get; init; }

        public required ProviderKind Provider { get; init; }

        /// <summary>The person's normalised address (<see cref="PersonAddress"/>): a number where the provider gives one, else a business-scoped user id.</summary>
        public required string Person { get; init; }

        /// <summary>A second address of the same person: the business-scoped user id beside a number.</summary>
        public string? OtherAddress { get; init; }

        /// <summary>The provider's id of the message; the same in every repetition of the webhook.</summary>
        public required string ProviderMessageId { get; init; }

        /// <summary>The provider's time of the message; null where it gives none.</summary>
        public DateTimeOffset? SentAt { get; init; }

        public required InboundContent Content { get; init; }

        /// <summary>What the provider itself took the message for, such as Twilio's <c>OptOutType</c>.</summary>
        public Wish Wish { get; init; }
    }

    /// <summary>What became of a message of ours.</summary>
    public sealed record StatusReport : InboundEvent
    {
        public required ProviderKind Provider { get; init; }

        /// <summary>The attempt id as it was echoed, not yet parsed; empty where the provider echoed none.</summary>
        public required string AttemptText { get; init; }

        public required string ProviderMessageId { get; init; }

        /// <summary><c>Sent</c>, <c>Delivered</c>, <c>Read</c> or <c>Failed</c>.</summary>
        public required OutboundStatus Status { get; init; }

        /// <summary>When it happened by the provider's clock; null where it does not say.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>For <c>Failed</c>: the provider's code.</summary>
        public string? Code { get; init; }

        /// <summary>What the provider charges by, such as <c>PMP/utility/regular/billable</c>: model, category, type, and whether it costs.</summary>
        public string? Pricing { get; init; }

        /// <summary>True for a complaint: the person called the message unwanted, which is an opt-out.</summary>
        public bool IsComplaint { get; init; }
    }

    /// <summary>A person stopped or resumed messages without writing: WhatsApp's <c>user_preferences</c>.</summary>
    public sealed record Preference : InboundEvent
    {
        public required Channel Channel { get; init; }

        /// <summary>The person's normalised address.</summary>
        public required string Person { get; init; }

        /// <summary>A second address of the same person.</summary>
        public string? OtherAddress { get; init; }

        public required Wish Wish { get; init; }

        /// <summary>True when it is about advertising alone.</summary>
        public required bool IsMarketingOnly { get; init; }

        public DateTimeOffset? At { get; init; }
    }

    /// <summary>A person has a new address.</summary>
    public sealed record AddressChange : InboundEvent
    {
        public required Channel Channel { get; init; }

        /// <summary>The old address, normalised.</summary>
        public required string From { get; init; }

        /// <summary>The new address, normalised.</summary>
        public required string To { get; init; }
    }

    /// <summary>The provider changed the state of a template.</summary>
    public sealed record TemplateHealth : InboundEvent
    {
        /// <summary>The provider's name of the template.</summary>
        public required string TemplateName { get; init; }

        /// <summary>The provider's language code; null for every language.</summary>
        public string? Language { get; init; }

        /// <summary>Null for news that changes no state, such as quality or category.</summary>
        public TemplateState? State { get; init; }

        /// <summary>The provider's own words, such as <c>PAUSED</c> and its reason; never about a person.</summary>
        public required string Detail { get; init; }

        public DateTimeOffset? At { get; init; }
    }

    /// <summary>The provider limits or releases a sender, or the whole account.</summary>
    public sealed record SenderHealth : InboundEvent
    {
        /// <summary>True: it must stop; false: it may go on; null: news only, such as a quality score.</summary>
        public bool? IsStopped { get; init; }

        /// <summary>The provider's own words; never about a person.</summary>
        public required string Detail { get; init; }

        public DateTimeOffset? At { get; init; }
    }

    /// <summary>Somebody released a conversation that was handed off, or took one over (from a normalised message).</summary>
    public sealed record Control : InboundEvent
    {
        public required ConversationId Conversation { get; init; }

        /// <summary>True: release it; false: hand it off.</summary>
        public required bool IsRelease { get; init; }
    }

    /// <summary>Understood, and nothing to do: Twilio's <c>queued</c>, SES's <c>DeliveryDelay</c>, a webhook field that no engine needs.</summary>
    /// <param name="Kind">What it is, in a word for metrics; never about a person.</param>
    public sealed record Nothing(string Kind) : InboundEvent;
}

/// <summary>What a person wants, as far as a message or a provider says so.</summary>
public enum Wish
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>No more messages.</summary>
    OptOut,

    /// <summary>Messages again.</summary>
    OptIn,

    /// <summary>To know who writes and how to stop it.</summary>
    Help,
}

/// <summary>Finds the company that an event belongs to: a key of the routes in CompanyDataTable.</summary>
/// <param name="Kind"><c>meta</c> (a phone number id), <c>meta-account</c> (a WhatsApp business account), <c>twilio-account</c> (an account SID), <c>whatsapp</c>, <c>sms</c> or <c>email</c> (the company's own address).</param>
/// <param name="Id">The id or address.</param>
public sealed record RouteKey(string Kind, string Id)
{
    /// <summary>For a reply over Twilio: the company's own normalised address, which must belong to the account that the webhook's signature proves.</summary>
    public string? Address { get; init; }
}
