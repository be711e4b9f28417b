using System.Text.Json;
using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Intake;

/// <summary>
/// Lets nothing in that is not proved: every company that a webhook speaks for must itself hold the secret that the webhook is signed with.
/// Otherwise one company's secret would be enough to speak for all.
/// </summary>
/// <param name="routing">Finds the companies.</param>
/// <param name="secrets">Holds their secrets.</param>
/// <param name="publicBaseUrl">Where providers call, when a proxy stands in front of the API.</param>
internal sealed class Gatekeeper(Routing routing, ISecretSource secrets, Uri? publicBaseUrl)
{
    /// <summary>Checks a message and finds out whose its events are.</summary>
    /// <exception cref="SecretUnavailableException">A secret cannot be read now; the message has to be delivered again.</exception>
    public async Task<GateResult> CheckAsync(RawMessage message, IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        if (message.Source is InboundSource.Meta or InboundSource.Twilio && message.Signature is null)
            return new GateResult.Refused(RepliesReasons.SignatureMissing, "the webhook has no signature");

        var known = new Dictionary<RouteKey, IReadOnlyList<Company>>();
        var unknown = 0;
        foreach (var route in events.Select(one => one.Route).OfType<RouteKey>().Distinct())
        {
            var projects = await routing.FindAsync(route, cancellationToken).ConfigureAwait(false);
            known[route] = projects;
            if (projects.Count == 0)
                unknown++;
            else if (!await IsProvedAsync(message, route, projects, cancellationToken).ConfigureAwait(false))
                return new GateResult.Refused(RepliesReasons.SignatureInvalid, $"the signature fits no secret of the companies behind {route.Kind}");
        }

        // What nobody can vouch for changes nothing, whatever stands beside it.
        if (message.Source is InboundSource.Meta or InboundSource.Twilio && known.Count == unknown)
            return new GateResult.Refused(RepliesReasons.RouteUnknown, "no company has the number or account that the webhook is about");

        var routed = new List<RoutedEvent>(events.Count);
        foreach (var one in events)
        {
            var projects = one.Route is null ? [] : known[one.Route];
            if (one.Route is null || projects.Count > 0)
                routed.Add(new(one, projects));
        }

        return new GateResult.Open(routed, unknown);
    }

    private async Task<bool> IsProvedAsync(RawMessage message, RouteKey route, IReadOnlyList<Company> projects, CancellationToken cancellationToken)
    {
        if (message.Source is not (InboundSource.Meta or InboundSource.Twilio))
            return true;

        var provider = message.Source == InboundSource.Meta ? ProviderKind.Meta : ProviderKind.Twilio;
        var senders = projects.SelectMany(company => company.Senders.Values).Where(sender => sender.Provider == provider).ToList();
        var keys = new List<string>();
        foreach (var reference in senders.Select(sender => sender.SecretReference).OfType<string>().Distinct(StringComparer.Ordinal))
            keys.AddRange(KeysIn(await secrets.GetAsync(reference, cancellationToken).ConfigureAwait(false), provider));
        if (message.Source == InboundSource.Meta)
            return MetaSignature.IsValid(message.Body, message.Signature, keys);

        var urls = senders.Select(sender => sender.StatusCallback).Distinct()
            .SelectMany(callback => TwilioUrls.Candidates(message, publicBaseUrl, callback)).Distinct(StringComparer.Ordinal).ToList();
        return route.Kind == RouteKinds.TwilioAccount && TwilioSignature.IsValid(message, urls, keys);
    }

    // Two keys are valid while one replaces the other.
    private static List<string> KeysIn(string secret, ProviderKind provider)
    {
        using var document = JsonDocument.Parse(secret);
        var (now, before) = provider == ProviderKind.Meta ? ("app_secret", "app_secret_previous") : ("auth_token", "auth_token_previous");
        var keys = new List<string>(2);
        foreach (var name in new[] { now, before })
        {
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var key) && key.GetString() is { Length: > 0 } value)
                keys.Add(value);
        }

        return keys;
    }
}

/// <summary>One event, and the projects that it may belong to.</summary>
/// <param name="Event">The event.</param>
/// <param name="Projects">The projects behind its route; empty where it has no route of its own.</param>
internal sealed record RoutedEvent(InboundEvent Event, IReadOnlyList<Company> Projects);

/// <summary>Whether a message may come in.</summary>
internal abstract record GateResult
{
    private GateResult()
    {
    }

    /// <summary>It may.</summary>
    /// <param name="Events">What it says.</param>
    /// <param name="UnknownRoutes">How many routes of it belong to no company.</param>
    public sealed record Open(IReadOnlyList<RoutedEvent> Events, int UnknownRoutes) : GateResult;

    /// <summary>It may not.</summary>
    /// <param name="Reason">One of <see cref="RepliesReasons"/>.</param>
    /// <param name="Detail">More, without values.</param>
    public sealed record Refused(string Reason, string Detail) : GateResult;
}
