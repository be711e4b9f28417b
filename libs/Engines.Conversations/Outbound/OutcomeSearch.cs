namespace Engines.Conversations;

/// <summary>The last resort for a message whose outcome stayed unknown: knows when the provider may be asked, and with what question.</summary>
internal sealed class OutcomeSearch(OutboundStore store, IOutcomeLookup? lookup)
{
    /// <summary>Through which account messages of this sender go; null where nobody could be asked afterwards.</summary>
    public string? RouteOf(ChannelSender sender) => lookup is not null && lookup.CanLookUp(sender)
        ? $"{sender.Provider.ToName()}:{sender.AccountId}/{sender.ProviderSenderId ?? sender.Address}"
        : null;

    /// <summary>True if the provider can be asked about what stands there.</summary>
    public bool Fits(Outbound message, OutboundItem found) =>
        found is { Status: OutboundStatus.Unconfirmed, SentThrough: not null, AttemptId: not null, LeaseUntil: not null }
        && found.RequestHash == message.Record.RequestHash
        && message.Content is not null

        // Company data may have changed since: another account knows nothing of the message, which would look like proof.
        && found.SentThrough == RouteOf(message.Sender)
        && found.FirstSeen.ContainsKey(OutboundStatus.Sending);

    /// <summary>Asks.</summary>
    /// <param name="message">The message.</param>
    /// <param name="found">What stands there and <see cref="Fits"/>.</param>
    /// <param name="attempt">The newest attempt.</param>
    /// <param name="callEnds">Ends the call to the provider.</param>
    /// <param name="cancellationToken">Ends the work around the call.</param>
    public async Task<LookupResult> AskAsync(
        Outbound message, OutboundItem found, AttemptId attempt, CancellationToken callEnds, CancellationToken cancellationToken)
    {
        var from = found.FirstSeen[OutboundStatus.Sending];
        var until = found.LeaseUntil!.Value;
        var others = await store.ReadOthersAsync(attempt, from, until, cancellationToken).ConfigureAwait(false);
        if (others is null)
            return new LookupResult.Inconclusive("conversation_too_long");

        var query = new LookupQuery
        {
            Message = new() { Sender = message.Sender, Recipient = message.Recipient, Content = message.Content!, Attempt = attempt },
            AttemptedFrom = from,
            AttemptedUntil = until,
            Others = others,
        };
        return await lookup!.FindAsync(query, callEnds).ConfigureAwait(false);
    }
}
