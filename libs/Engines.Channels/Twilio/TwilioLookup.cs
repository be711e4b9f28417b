using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Finds out from Twilio's list of messages what became of one whose outcome stayed unknown (twilio/twilio-oai, twilio_api_v2010.json).</summary>
/// <remarks>
/// <para>Twilio's list has no field of ours to search by, so a message is recognised by what else it cannot be. It is found only if exactly one
/// message of the time in question belongs to no other item; where its text is known, the text has to be the same as well. It is not there only
/// if the whole time was read and everything in it belongs to other items.</para>
/// <para>The list is read from its newest entry back. A message that waits in Twilio's queue has no <c>date_sent</c>, so that filter is not used.</para>
/// </remarks>
/// <param name="client">Carries the calls; see <see cref="ProviderHttp"/>.</param>
/// <param name="secrets">Holds the credentials.</param>
/// <param name="options">Where Twilio is.</param>
/// <param name="time">Measures time-outs.</param>
public sealed class TwilioLookup(HttpClient client, CachedSecrets secrets, ProviderOptions options, TimeProvider time) : IOutcomeLookup
{
    private const int PageSize = 100;
    private const int PagesMax = 5;

    // A hundred messages of 1,600 characters each, escaped, and what stands around them.
    private const int AnswerBytesMax = 1024 * 1024;

    // One slow page must not cost the answer; five slow ones are no use to an invocation of half a minute.
    private const int TimeoutsMax = 2;

    // Our clocks and Twilio's differ, and its list may lag behind its answers.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly ProviderCall call = new(client, options.ProviderTimeout, time) { AnswerBytesMax = AnswerBytesMax };
    private readonly ProviderCredentials credentials = new(secrets);

    /// <inheritdoc/>
    public bool CanLookUp(ChannelSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return sender is { Provider: ProviderKind.Twilio, AccountId: not null };
    }

    /// <inheritdoc/>
    public async Task<LookupResult> FindAsync(LookupQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!CanLookUp(query.Message.Sender) || TwilioRules.Problem(query.Message) is not null)
            return new LookupResult.Inconclusive("message_unsendable");
        if (time.GetUtcNow() < query.AttemptedUntil + Margin)
            return new LookupResult.Inconclusive("too_early");

        using var limit = new CancellationTokenSource(options.ProviderTimeout * TimeoutsMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        return await SearchAsync(query, either.Token).ConfigureAwait(false);
    }

    private async Task<LookupResult> SearchAsync(LookupQuery query, CancellationToken cancellationToken)
    {
        var unaccounted = new List<TwilioListed>();
        var path = FirstPath(query.Message);
        for (var number = 0; number < PagesMax; number++)
        {
            var (page, problem) = await ReadAsync(query.Message, path, cancellationToken).ConfigureAwait(false);
            if (page is null)
                return new LookupResult.Inconclusive(problem);

            var isOver = page.Next is null;
            foreach (var message in page.Messages)
            {
                isOver |= message.CreatedAt < query.AttemptedFrom - Margin;
                if (IsCandidate(query, message))
                    unaccounted.Add(message);
            }

            if (isOver)
                return Decide(query, unaccounted);
            path = page.Next!;
        }

        return new LookupResult.Inconclusive("too_many_messages");
    }

    private static bool IsCandidate(LookupQuery query, TwilioListed message)
    {
        var sender = query.Message.Sender;
        return message.IsOutbound
            && message.CreatedAt >= query.AttemptedFrom - Margin
            && message.CreatedAt <= query.AttemptedUntil + Margin
            && !query.Others.ProviderMessageIds.Contains(message.Sid)

            // A service picks the number, and has not picked one yet for what waits in its queue.
            && (message.From == TwilioRules.Prefix(sender.Channel) + sender.Address || (TwilioRules.IsService(sender) && message.ServiceId == sender.ProviderSenderId));
    }

    private static LookupResult Decide(LookupQuery query, List<TwilioListed> unaccounted)
    {
        if (unaccounted.Count == 0)
            return LookupResult.NotThere.Instance;

        // Another message of ours may be the one that was taken; to call it this one would be to lose this one.
        if (!query.Others.AreAllKnown)
            return new LookupResult.Inconclusive("others_unknown");

        if (TwilioForm.BodyOf(query.Message.Content) is { } body)
            unaccounted.RemoveAll(message => message.Body != body.WellFormed());
        return unaccounted.Count switch
        {
            0 => new LookupResult.Inconclusive("only_others"),
            1 => Found(unaccounted[0]),
            _ => new LookupResult.Inconclusive("several"),
        };
    }

    private static LookupResult.Found Found(TwilioListed message) => message.Status switch
    {
        "delivered" => new(message.Sid, OutboundStatus.Delivered, null),
        "read" => new(message.Sid, OutboundStatus.Read, null),
        "failed" or "undelivered" or "canceled" => new(message.Sid, OutboundStatus.Failed, message.ErrorCode),
        _ => new(message.Sid, OutboundStatus.Sent, null),
    };

    private static string FirstPath(OutboundMessage message)
    {
        var prefix = TwilioRules.Prefix(message.Sender.Channel);
        var from = TwilioRules.IsService(message.Sender) ? "" : "&From=" + Uri.EscapeDataString(prefix + message.Sender.Address);
        return $"/2010-04-01/Accounts/{message.Sender.AccountId}/Messages.json?To={Uri.EscapeDataString(prefix + message.Recipient)}{from}&PageSize={PageSize}";
    }

    private async Task<(TwilioPage? Page, string Problem)> ReadAsync(OutboundMessage message, string path, CancellationToken cancellationToken)
    {
        var (secret, missing) = await credentials.ReadAsync(message, cancellationToken).ConfigureAwait(false);
        if (missing is not null || TwilioUser.Read(secret!, message.Sender.AccountId!) is not { } user)
            return (null, "no_credentials");

        using var request = new HttpRequestMessage(HttpMethod.Get, options.At(path));
        request.Headers.Authorization = user;
        switch (await call.GetAsync(request, cancellationToken).ConfigureAwait(false))
        {
            case CallResult.Answered { Status: 200, IsComplete: true } answer:
                return (TwilioPage.Read(answer.Body), "unreadable_answer");
            case CallResult.Answered { Status: 401 }:
                credentials.Forget(message);
                return (null, "http_401");
            case CallResult.Answered { Status: 200 }:
                return (null, "unreadable_answer");
            case CallResult.Answered answer:
                return (null, FormattableString.Invariant($"http_{answer.Status}"));
            case CallResult.NotSent lost:
                return (null, lost.Code);
            default:
                return (null, "connection");
        }
    }
}
