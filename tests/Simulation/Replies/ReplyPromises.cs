using Engines.Conversations;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>P3 and P4, held against what really happened: the items, the provider's ledger, the queues.</summary>
public sealed class ReplyPromises(RepliesWorld world, ReplyScenario scenario, Person person)
{
    private const int Everything = 1000;

    private readonly ConversationId conversation = RepliesWorld.ConversationOf(person, scenario.Company);

    /// <param name="replies">The provider's ids of every reply that arrived.</param>
    /// <param name="isQuiet">True if nobody died and nothing came in between: then the end is exactly the scenario's.</param>
    /// <param name="isAlone">True if no reply came that the scenario does not know of, and that may be answered before the person says stop.</param>
    public async Task CheckAsync(IReadOnlyList<string> replies, bool isQuiet, bool isAlone)
    {
        var head = await world.Replies.ReadHeadAsync(conversation, world.World.Ends);
        var recorded = (await world.Replies.ListAsync(conversation, Everything, world.World.Ends)).ToDictionary(item => item.ProviderMessageId);
        var answers = (await world.World.Store.ListAsync(conversation, Everything, world.World.Ends)).Where(item => item.Answers.Count > 0).ToList();

        // Nothing is skipped: each reply is recorded, and a turn closed over it, or people have it.
        Assert.Equal(replies.Order(StringComparer.Ordinal), recorded.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(head!.Pending);
        Assert.Null(head.TurnOwner);
        foreach (var item in recorded.Values)
        {
            Assert.True(
                item.Turn is not null || head.Status is ConversationStatus.HandedOff or ConversationStatus.Unmatched,
                $"P4 {scenario.Name}: {item.ProviderMessageId} is recorded, and no turn closed over it.");
        }

        NothingIsAnsweredTwice(recorded, answers);

        // Whoever goes on with an answer says what was claimed; two that disagree would leave it to people for no reason.
        Assert.DoesNotContain(recorded.Values, item => item.TurnBy == Reasons.RequestConflict);
        if (scenario.MustStaySilent && isAlone)
            Assert.DoesNotContain(world.World.Ledger.Entries, entry => entry.Call.Recipient == person.Phone);
        if (isQuiet)
        {
            Assert.Equal(scenario.Turns, scenario.Replies(person).Select(id => Describe(recorded[id])));
            Assert.Equal(scenario.Ends, head.Status);
        }

        Assert.Equal(0, world.DeadLetters.Count().Total);
        Assert.Equal(0, world.Quarantine.Count().Total);
    }

    private void NothingIsAnsweredTwice(Dictionary<string, InboundItem> recorded, List<OutboundItem> answers)
    {
        var covered = answers.SelectMany(answer => answer.Answers).ToList();
        Assert.Equal(covered.Count, covered.Distinct().Count());
        foreach (var answer in answers)
        {
            var calls = world.World.Ledger.CallsFor(conversation, answer.RequestId);
            var accepted = calls.Count(call => call.IsAccepted);
            Assert.True(accepted <= 1 || scenario.MayDouble, $"P4 {scenario.Name}: one answer was taken {accepted} times.");

            // What the record says is what happened.
            if (answer.Status is OutboundStatus.Sent or OutboundStatus.Delivered or OutboundStatus.Read)
                Assert.True(accepted >= 1, $"{scenario.Name}: {answer.Status}, and no provider took it.");
            if (answer.Status is OutboundStatus.Failed or OutboundStatus.Suppressed)
                Assert.Equal(0, accepted);
        }

        // A report of an accepted answer settles what nobody knew: such an answer is nobody's riddle.
        foreach (var answer in answers.Where(answer => scenario.HasEcho && answer.AcceptedAttempts.Count > 0))
            Assert.All(answer.Answers, id => Assert.Equal("answered", recorded[id].Turn));

        foreach (var item in recorded.Values.Where(item => item.Turn == "answered"))
        {
            var answer = Assert.Single(answers, answer => answer.RequestId == item.AnswerId);
            Assert.Contains(item.ProviderMessageId, answer.Answers);
        }

        // A call that no answer stands for would be an answer that nobody knows of.
        var known = answers.SelectMany(answer => answer.AttemptIds).ToHashSet(StringComparer.Ordinal);
        Assert.All(world.World.Ledger.Entries.Where(entry => entry.Call.Recipient == person.Phone), call => Assert.Contains(call.Call.AttemptText, known));
    }

    private static string Describe(InboundItem item) => item.Turn is null ? "kept" : $"{item.Turn} by {item.TurnBy}";
}
