using Engines.Conversations;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>A turn over more replies than one transaction takes closes in several steps, and counts as closed with the last of them alone.</summary>
public sealed class LongTurnTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const int Replies = 20;

    // The claim, the call, what came of it, and three transactions; what comes before is the same for every turn.
    private const int LastSteps = 6;

    private static readonly ReplyScenario Twenty = new("twenty in one webhook")
    {
        Webhooks = (w, p) => [Webhooks.Several(p, w.Now, [.. Enumerable.Range(0, Replies).Select(number => (Webhooks.Id(p, $"{number}"), "hello"))])],
        Replies = p => [.. Enumerable.Range(0, Replies).Select(number => Webhooks.Id(p, $"{number}"))],
        Turns = [.. Enumerable.Repeat("answered by any", Replies)],
        Ends = ConversationStatus.Open,
    };

    [Fact]
    public async Task Play_WorkerDiesOrAnotherReplyArrivesWhileATurnCloses_NoReplyIsSkippedAndNoneAnsweredTwice()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var quiet = new ReplyStory(world, Twenty);
        await quiet.PlayAsync();
        var steps = Assert.Single(quiet.Deliveries);
        Assert.All(steps.TakeLast(3), step => Assert.EndsWith("TransactWriteItems", step, StringComparison.Ordinal));

        var cases = 0;
        for (var io = steps.Count - LastSteps + 1; io <= steps.Count; io++)
        {
            foreach (var point in Enum.GetValues<CrashPoint>())
                await new ReplyStory(world, Twenty).PlayAsync(new CrashPlan(io, point));
            await new ReplyStory(world, Twenty) { InterludeAt = io }.PlayAsync();
            await new ReplyStory(world, Twenty) { InterludeAt = io }.PlayAsync(new CrashPlan(io, CrashPoint.BeforeTheAnswerIsRead));
            cases += 5;
        }

        Figures.Write($"a turn over {Replies} replies, crash and another reply at every step of its end", $"{cases} cases", output);
    }
}
