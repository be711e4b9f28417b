using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>The promises of the design, held against what really happened: the provider's ledger, the items, the dead letters.</summary>
public sealed class Promises(World world, Scenario scenario, IReadOnlyList<string> bodies)
{
    private static readonly OutboundStatus[] Ended =
        [OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read, OutboundStatus.Failed, OutboundStatus.Suppressed];

    public async Task CheckAsync(Dictionary<string, List<OutboundStatus>> seen)
    {
        foreach (var body in bodies)
        {
            var reason = ReasonOfDeadLetter(body);
            var key = RequestKey.Of(world, body);
            var item = key is null ? null : await world.Store.ReadAsync(key.Conversation, key.RequestId, world.Ends);
            NothingDisappears(item, reason);
            if (key is null)
                continue;

            var calls = world.Ledger.CallsFor(key.Conversation, key.RequestId);
            NeverTwiceUnlessAllowed(calls, item);
            NothingMovesBackwards(seen.GetValueOrDefault(key.RequestId) ?? []);
            TellsTheTruth(item, calls);
            if (scenario.MustStaySilent)
                Assert.Empty(calls);
        }
    }

    /// <summary>No address and nothing that was said may stand in a log.</summary>
    public static void CheckLog(string log, Person person)
    {
        Assert.DoesNotContain(person.Phone, log, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Phone[1..], log, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Email, log, StringComparison.Ordinal);
        Assert.DoesNotContain("Dana", log, StringComparison.Ordinal);
    }

    // P1: a terminal status, or a dead letter with a reason.
    private void NothingDisappears(OutboundItem? item, string? reason) =>
        Assert.True(reason is not null || (item is not null && Ended.Contains(item.Status)), $"P1 {scenario.Name}: {item?.Status.ToString() ?? "no item"}, no dead letter.");

    // P2: never called again unless the call before certainly did nothing, or the policy prefers twice to never.
    private void NeverTwiceUnlessAllowed(IReadOnlyList<LedgerEntry> calls, OutboundItem? item)
    {
        foreach (var earlier in calls.SkipLast(1))
            Assert.True(scenario.MayDouble || !MayHaveWorked(earlier), $"P2 {scenario.Name}: called again after {earlier.Code ?? "a success"}.");

        // Twice is never silent: the item knows of each attempt that may have reached the person.
        var accepted = calls.Where(call => call.IsAccepted).Select(call => call.Call.AttemptText).ToList();
        Assert.Equal(accepted.Count, accepted.Distinct().Count());
        Assert.All(accepted, attempt => Assert.Contains(attempt, item!.AttemptIds));
    }

    private bool MayHaveWorked(LedgerEntry call) =>
        call.IsAccepted || (!scenario.HasLookUp && call.Code is nameof(Fault.Error5xxBeforeAccept) or nameof(Fault.ResetBeforeAccept));

    // P3: whatever order events arrive in.
    private void NothingMovesBackwards(List<OutboundStatus> statuses)
    {
        foreach (var (before, after) in statuses.Zip(statuses.Skip(1)))
        {
            var isBackwards = (Ended.Contains(before) && !Ended.Contains(after))
                || (before == OutboundStatus.Delivered && after is not (OutboundStatus.Delivered or OutboundStatus.Read))
                || (before == OutboundStatus.Read && after != OutboundStatus.Read)
                || (before == OutboundStatus.Suppressed && after != OutboundStatus.Suppressed);
            Assert.False(isBackwards, $"P3 {scenario.Name}: from {before} to {after}.");
        }
    }

    private void TellsTheTruth(OutboundItem? item, IReadOnlyList<LedgerEntry> calls)
    {
        var accepted = calls.Count(call => call.IsAccepted);
        switch (item?.Status)
        {
            case OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read:
                Assert.True(accepted >= 1, $"{scenario.Name}: {item.Status}, and no provider took it.");
                break;
            case OutboundStatus.Failed or OutboundStatus.Suppressed or OutboundStatus.RetryWait:
                Assert.True(accepted == 0, $"{scenario.Name}: {item.Status}, and a provider took it.");
                break;
            case null:
                Assert.Equal(0, accepted);
                break;
        }
    }

    private string? ReasonOfDeadLetter(string body) =>
        world.DeadLetters.Peek(100_000).LastOrDefault(letter => letter.Message.Body == body)?.Message.Attributes.GetValueOrDefault("reason")?.StringValue;
}
