using System.Text.Json;
using Engines.Conversations;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>P4 for one person whose replies must all have been answered, held against the items and the provider's ledger.</summary>
public static class AnsweredOnce
{
    private const int Everything = 1000;

    /// <summary>Every reply recorded once, closed over once, covered by exactly one answer that was taken exactly once; nothing waits, nobody holds the turn.</summary>
    /// <returns>The replies of each answer in their order, answers in the order in which they were sent.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> CheckAsync(RepliesWorld world, Person person, IReadOnlyCollection<string> replies)
    {
        var conversation = RepliesWorld.ConversationOf(person);
        var head = await world.HeadAsync(person);
        var recorded = await world.Replies.ListAsync(conversation, Everything, world.World.Ends);
        var answers = (await world.World.Store.ListAsync(conversation, Everything, world.World.Ends)).ToDictionary(answer => answer.RequestId);
        var calls = world.World.Ledger.Entries.Where(entry => entry.IsAccepted && entry.Call.Recipient == person.Phone).ToList();

        Assert.Equal(replies.Order(StringComparer.Ordinal), recorded.Select(item => item.ProviderMessageId).Order(StringComparer.Ordinal));
        Assert.Empty(head!.Pending);
        Assert.Null(head.TurnOwner);
        Assert.Equal(ConversationStatus.Open, head.Status);

        Assert.Equal(replies.Order(StringComparer.Ordinal), answers.Values.SelectMany(answer => answer.Answers).Order(StringComparer.Ordinal));
        Assert.All(recorded, item => Assert.Contains(item.ProviderMessageId, answers[item.AnswerId!].Answers));
        Assert.All(recorded, item => Assert.Equal("answered", item.Turn));
        Assert.Equal(answers.Keys.Order(StringComparer.Ordinal), calls.Select(call => call.Attempt!.Value.RequestId).Order(StringComparer.Ordinal));
        return [.. calls.Select(call => RepliesOf(answers[call.Attempt!.Value.RequestId]))];
    }

    // The attribute is a set; the request that was claimed says the order as well.
    private static IReadOnlyList<string> RepliesOf(OutboundItem answer)
    {
        using var request = JsonDocument.Parse(answer.RequestJson);
        return [.. request.RootElement.GetProperty("replies").EnumerateArray().Select(reply => reply.GetString()!)];
    }
}
