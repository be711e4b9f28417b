using Engines.Conversations;
using Replies.Inbound;
using Replies.Reports;
using Replies.Turns;

namespace Replies.Intake;

/// <summary>What the queue delivered, as far as the engine needs it.</summary>
/// <param name="MessageId">The queue's id of the message.</param>
/// <param name="Body">The body.</param>
/// <param name="Attributes">The message attributes that are strings.</param>
/// <param name="SentAt">When it was first sent.</param>
internal sealed record Delivered(string MessageId, string Body, IReadOnlyDictionary<string, string> Attributes, DateTimeOffset SentAt);

/// <summary>What became of taking a message in.</summary>
internal abstract record Received
{
    private Received()
    {
    }

    /// <summary>Everything in it is written down.</summary>
    /// <param name="Turns">The conversations in which somebody may have to be answered now.</param>
    public sealed record Taken(IReadOnlyList<Speaker> Turns) : Received;

    /// <summary>Nothing of it may be believed.</summary>
    public sealed record Quarantined(string Reason, string Detail) : Received;

    /// <summary>It can be believed and not be worked on, or not all of it.</summary>
    /// <param name="Turns">The conversations in which somebody may have to be answered now.</param>
    public sealed record Unworkable(string Reason, string Detail, IReadOnlyList<Speaker> Turns) : Received;

    /// <summary>Something it needs could not be read or written now.</summary>
    public sealed record Faulted(Exception Failure) : Received;
}

/// <summary>Where each kind of event goes.</summary>
/// <param name="Replies">Replies and wishes.</param>
/// <param name="Statuses">Status reports.</param>
/// <param name="Health">Health of templates and senders.</param>
/// <param name="Turns">Hand-off and release.</param>
internal sealed record Desks(ReplyIntake Replies, StatusReports Statuses, HealthReports Health, TurnStore Turns);

/// <summary>Takes messages in: reads, proves, and writes down what they say. Whatever is repeated changes nothing.</summary>
/// <param name="envelopes">The topics that may feed the queue.</param>
/// <param name="gate">Lets nothing in that is not proved.</param>
/// <param name="desks">Where each kind of event goes.</param>
/// <param name="time">The clock.</param>
internal sealed class Reception(InboundTopics envelopes, Gatekeeper gate, Desks desks, TimeProvider time)
{
    /// <summary>
    /// Providers repeat a webhook for a week, and a queue keeps it for ten days. What is older was kept by somebody, and the record by which a
    /// repetition is recognised may be gone.
    /// </summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromDays(30);

    private const string HandedOffByPeople = "by_people";

    /// <summary>Takes one message in.</summary>
    public async Task<Received> TakeAsync(Delivered message, RepliesTally tally, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(message, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The policy of the batch decides what becomes of it; its neighbours are taken in all the same.
            return new Received.Faulted(failure);
        }
    }

    private async Task<Received> ReadAsync(Delivered message, RepliesTally tally, CancellationToken cancellationToken)
    {
        var envelope = EnvelopeReader.Read(message.Body, message.Attributes, envelopes);
        if (envelope is EnvelopeResult.Unusable unusable)
            return new Received.Quarantined(unusable.Reason, unusable.Detail);

        var raw = ((EnvelopeResult.Read)envelope).Message;
        var read = WebhookParser.Parse(raw);
        if (read is ParseResult.Malformed malformed)
            return new Received.Quarantined(malformed.Reason, malformed.Detail);

        var parsed = (ParseResult.Parsed)read;
        var oldest = time.GetUtcNow() - AgeMax;
        if (parsed.Events.OfType<InboundEvent.Reply>().Any(reply => reply.SentAt < oldest))
            return new Received.Quarantined(RepliesReasons.WebhookTooOld, "a reply in it is older than 30 days");

        switch (await gate.CheckAsync(raw, parsed.Events, cancellationToken).ConfigureAwait(false))
        {
            case GateResult.Refused refused:
                return new Received.Quarantined(refused.Reason, refused.Detail);
            case GateResult.Open open:
                return await WriteDownAsync(open, message.SentAt, tally, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException("There is no such result.");
        }
    }

    private async Task<Received> WriteDownAsync(GateResult.Open open, DateTimeOffset arrivedAt, RepliesTally tally, CancellationToken cancellationToken)
    {
        var turns = new List<Speaker>();
        var lost = open.UnknownRoutes;
        foreach (var (one, projects) in open.Events)
        {
            switch (one)
            {
                case InboundEvent.Reply reply:
                    if (await desks.Replies.RecordAsync(reply, projects, arrivedAt, cancellationToken).ConfigureAwait(false) is not { } recorded)
                    {
                        lost++;
                        break;
                    }

                    tally.Count(recorded.Result, recorded.Wish);
                    turns.RemoveAll(speaker => speaker.Place.Conversation == recorded.Speaker.Place.Conversation);
                    turns.Add(recorded.Speaker);
                    break;
                case InboundEvent.StatusReport status:
                    var isOurs = await desks.Statuses.ApplyAsync(status, projects, arrivedAt, cancellationToken).ConfigureAwait(false);
                    tally.Count(isOurs ? "Statuses" : "StatusesOfOthers");
                    break;
                default:
                    lost += await WriteDownAsync(one, projects, arrivedAt, tally, cancellationToken).ConfigureAwait(false) ? 0 : 1;
                    break;
            }
        }

        return lost == 0
            ? new Received.Taken(turns)
            : new Received.Unworkable(RepliesReasons.RouteUnknown, $"{lost} of {open.Events.Count + open.UnknownRoutes} events belong to no sender of ours; add the route to CompanyDataTable and redrive", turns);
    }

    private async Task<bool> WriteDownAsync(
        InboundEvent one, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, RepliesTally tally, CancellationToken cancellationToken)
    {
        switch (one)
        {
            case InboundEvent.Preference preference:
                tally.Count("Preferences");
                return await desks.Replies.NoteAsync(preference, projects, arrivedAt, cancellationToken).ConfigureAwait(false);
            case InboundEvent.AddressChange change:
                tally.Count("AddressChanges");
                await desks.Replies.MoveAsync(change, projects, cancellationToken).ConfigureAwait(false);
                return true;
            case InboundEvent.TemplateHealth health:
                tally.Count("HealthReports");
                await desks.Health.ApplyAsync(health, projects, arrivedAt, cancellationToken).ConfigureAwait(false);
                return true;
            case InboundEvent.SenderHealth health:
                tally.Count("HealthReports");
                await desks.Health.ApplyAsync(health, projects, arrivedAt, cancellationToken).ConfigureAwait(false);
                return true;
            case InboundEvent.Control { IsRelease: true } release:
                tally.Count("Releases");
                await desks.Turns.ReopenAsync(release.Conversation, cancellationToken).ConfigureAwait(false);
                return true;
            case InboundEvent.Control handOff:
                tally.Count("HandOffsByPeople");
                await desks.Turns.HandOffAsync(handOff.Conversation, HandedOffByPeople, cancellationToken).ConfigureAwait(false);
                return true;
            case InboundEvent.Nothing { Kind: MetaMessages.GroupMessage }:
                tally.Count("GroupMessages");
                return true;
            default:
                tally.Count("Ignored");
                return true;
        }
    }
}
