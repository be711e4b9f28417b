using Engines.Conversations;
using Engines.Local.Cloud;

namespace Engines.Local.Campaigns;

/// <summary>What became of a campaign, by the engine's records, the dead letters, and the providers' ledger.</summary>
public sealed record CampaignReport
{
    /// <summary>Different requests; a repeated one counts once.</summary>
    public required int Requests { get; init; }

    /// <summary>How many requests stand in each status.</summary>
    public required IReadOnlyDictionary<string, int> Statuses { get; init; }

    /// <summary>How many requests lie in the dead-letter queue for each reason.</summary>
    public required IReadOnlyDictionary<string, int> DeadLetters { get; init; }

    /// <summary>How many requests led to how many calls.</summary>
    public required IReadOnlyDictionary<int, int> CallsPerRequest { get; init; }

    /// <summary>Requests that stand in no ended status and in no dead letter with a reason.</summary>
    public required int Lost { get; init; }

    /// <summary>Requests that a provider took more than once although their template forbids it.</summary>
    public required int Doubled { get; init; }

    /// <summary>Requests that a provider took more than once, as their template prefers to never.</summary>
    public required int DoubledAsAllowed { get; init; }

    /// <summary>Requests whose status says something else than the providers' ledger.</summary>
    public required int Untrue { get; init; }

    /// <summary>Calls about people who had opted out.</summary>
    public required int CallsToOptedOut { get; init; }

    /// <summary>Whether all items fit together, and fit the providers' ledger.</summary>
    public ConsistencyReport Consistency { get; init; } = new(0, []);

    /// <summary>What was done to the engines meanwhile; null if they were left alone.</summary>
    public ChaosReport? Chaos { get; init; }

    /// <summary>What became of what people wrote; null when the sender ran alone.</summary>
    public RepliesReport? Replies { get; init; }

    /// <summary>True if every promise held.</summary>
    public bool IsClean => Lost == 0 && Doubled == 0 && Untrue == 0 && CallsToOptedOut == 0 && Consistency.Inconsistent == 0 && Replies?.IsClean != false;

    /// <summary>Reads everything and adds it up.</summary>
    public static async Task<CampaignReport> CreateAsync(LocalCloud cloud, Campaign campaign, CancellationToken cancellationToken)
    {
        var letters = cloud.DeadLetters.Peek(int.MaxValue)
            .GroupBy(letter => letter.Message.Body, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Message.Attributes.GetValueOrDefault("reason")?.StringValue, StringComparer.Ordinal);
        var perRequest = cloud.Ledger.PerRequest();
        var tally = new Tally();
        foreach (var message in campaign.Messages.DistinctBy(message => message.Body))
        {
            var item = message.Key is null ? null : await cloud.Store.ReadAsync(message.Key.Conversation, message.Key.RequestId, cancellationToken);
            var (calls, accepted) = message.Key is null ? (0, 0) : perRequest.GetValueOrDefault((message.Key.Conversation, message.Key.RequestId));
            tally.Add(message, item, letters.GetValueOrDefault(message.Body), (calls, accepted));
        }

        var callsToOptedOut = cloud.Ledger.Entries.Count(entry => entry.Attempt is { } attempt && campaign.OptedOut.Contains(attempt.Conversation));
        return tally.ToReport(callsToOptedOut) with
        {
            Consistency = await ConsistencyReport.CreateAsync(cloud, cancellationToken),
            Replies = await RepliesReport.CreateAsync(cloud, cancellationToken),
        };
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> statuses = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, int> deadLetters = new(StringComparer.Ordinal);
        private readonly SortedDictionary<int, int> callsPerRequest = [];
        private int requests;
        private int lost;
        private int doubled;
        private int doubledAsAllowed;
        private int untrue;

        public void Add(SampleMessage message, OutboundItem? item, string? reason, (int Calls, int Accepted) seen)
        {
            requests++;
            Count(statuses, item?.Status.ToWord() ?? "(no item)");
            Count(callsPerRequest, seen.Calls);
            if (reason is not null)
                Count(deadLetters, reason);
            if (reason is null && IsOpen(item?.Status))
                lost++;
            if (seen.Accepted > 1)
                _ = message.Policy == UnconfirmedPolicy.NeverTwice ? doubled++ : doubledAsAllowed++;
            if (IsUntrue(item?.Status, seen.Accepted))
                untrue++;
        }

        public CampaignReport ToReport(int callsToOptedOut) => new()
        {
            Requests = requests,
            Statuses = statuses,
            DeadLetters = deadLetters,
            CallsPerRequest = callsPerRequest,
            Lost = lost,
            Doubled = doubled,
            DoubledAsAllowed = doubledAsAllowed,
            Untrue = untrue,
            CallsToOptedOut = callsToOptedOut,
        };

        private static bool IsOpen(OutboundStatus? status) =>
            status is null or OutboundStatus.Sending or OutboundStatus.RetryWait or OutboundStatus.Unconfirmed;

        private static bool IsUntrue(OutboundStatus? status, int accepted) => status switch
        {
            OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read => accepted == 0,
            OutboundStatus.Failed or OutboundStatus.Suppressed or OutboundStatus.RetryWait or null => accepted > 0,
            _ => false,
        };

        private static void Count<T>(SortedDictionary<T, int> counts, T key)
            where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
