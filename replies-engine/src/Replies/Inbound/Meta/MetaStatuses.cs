using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>What became of our messages (fixtures of david-lev/pywa; schema in facebook/openapi).</summary>
internal static class MetaStatuses
{
    private const string AttemptPrefix = "attempt=";

    /// <summary>A status that nobody can use is news without consequence: it must not take a person's message beside it along.</summary>
    public static InboundEvent Read(JsonElement status, RouteKey route)
    {
        if (status.Member("id").Text() is not { } id)
            return new InboundEvent.Nothing("status_incomplete") { Route = route };
        if (ToStatus(status.Member("status").Text()) is not { } reached)
            return new InboundEvent.Nothing("status_unknown") { Route = route };

        return new InboundEvent.StatusReport
        {
            Route = route,
            Provider = ProviderKind.Meta,
            AttemptText = Attempt(status.Member("biz_opaque_callback_data").Text()),
            ProviderMessageId = id,
            Status = reached,
            At = status.Member("timestamp").UnixTime(),
            Code = reached == OutboundStatus.Failed ? Code(status) : null,
            Pricing = Pricing(status.Member("pricing")),
        };
    }

    private static OutboundStatus? ToStatus(string? name) => name switch
    {
        "sent" => OutboundStatus.Sent,
        "delivered" => OutboundStatus.Delivered,
        "read" or "played" => OutboundStatus.Read,
        "failed" => OutboundStatus.Failed,
        _ => null,
    };

    // The field is the sender's own; whatever else may have been put there is no attempt of an engine.
    private static string Attempt(string? echoed) =>
        echoed is not null && echoed.StartsWith(AttemptPrefix, StringComparison.Ordinal) ? echoed[AttemptPrefix.Length..] : "";

    private static string? Code(JsonElement status) =>
        status.Member("errors").First().Member("code").IdText() is { } code ? Words.Known(code, "-") : null;

    private static string? Pricing(JsonElement pricing)
    {
        if (!pricing.IsObject())
            return null;

        string Part(string name) => Words.Known(pricing.Member(name).Text(), "-");
        var cost = pricing.Member("billable").Flag() switch { true => "billable", false => "free", null => "-" };
        return $"{Part("pricing_model")}/{Part("category")}/{Part("type")}/{cost}";
    }
}
