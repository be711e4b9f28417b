using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>The sender and the replies engine on the same tables: one writes to a person, the other hears what the person says.</summary>
public sealed class TwoEngines : IDisposable
{
    private const int DeliveriesMax = 60;

    private readonly RepliesWorld world;
    private readonly Worker sender;
    private readonly RepliesWorker listener;

    public TwoEngines(RepliesWorld world)
    {
        this.world = world;
        sender = new Worker(world.World, new WorkerEdge(CrashPlan.None, world.World.Ends));
        listener = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
    }

    /// <summary>Hands a request to the sender, and lets it try once.</summary>
    public async Task SendAsync(string body)
    {
        world.World.Requests.Send(new QueueMessage(body));
        await TryAsync();
    }

    /// <summary>Lets the sender work on what is visible now.</summary>
    public async Task TryAsync()
    {
        var batch = ((ReceiveAnswer.Received)world.World.Requests.Receive(new ReceiveRequest { MessagesMax = 10 })).Messages;
        foreach (var finished in await sender.InvokeAsync(batch))
            world.World.Requests.Delete(finished.ReceiptHandle);
    }

    /// <summary>Lets time pass until the sender has nothing left to do.</summary>
    public async Task RestAsync()
    {
        for (var delivery = 0; world.World.Requests.Peek(1) is [var next]; delivery++)
        {
            Assert.True(delivery < DeliveriesMax, $"The sender is still not at rest after {DeliveriesMax} deliveries.");
            Advance(next.VisibleAt - world.Now);
            await TryAsync();
        }
    }

    /// <summary>Lets webhooks arrive one after the other, each worked on before the next comes.</summary>
    public async Task HearAsync(params QueueMessage[] webhooks)
    {
        foreach (var webhook in webhooks)
        {
            Assert.IsType<SendAnswer.Sent>(world.Queue.Send(webhook));
            for (var delivery = 0; world.Queue.Peek(1) is [var next]; delivery++)
            {
                Assert.True(delivery < DeliveriesMax, $"The replies engine is still not at rest after {DeliveriesMax} deliveries.");
                Advance(next.VisibleAt - world.Now);
                await world.WorkAsync(listener, world.Receive());
            }
        }

        Assert.Equal(0, world.Quarantine.Count().Total);
        Assert.Equal(0, world.DeadLetters.Count().Total);
    }

    public void Wait(TimeSpan time) => world.World.Clock.Advance(time);

    /// <summary>What the providers were asked to send to somebody, taken or not.</summary>
    public IReadOnlyList<LedgerEntry> CallsTo(Person person) =>
        [.. world.World.Ledger.Entries.Where(entry => entry.Call.Recipient == person.Phone || entry.Call.Recipient == person.Email || entry.Call.Recipient == Webhooks.UserIdOf(person))];

    /// <summary>How the message of a request stands.</summary>
    public async Task<(OutboundStatus Status, string? Reason)> StandingAsync(ConversationId conversation, string requestId)
    {
        var item = await world.World.Store.ReadAsync(conversation, requestId, world.World.Ends);
        return (item!.Status, item.Reason);
    }

    /// <summary>Why the sender gave a message up; null if it did not.</summary>
    public string? DeadLetterOf(string requestId) => world.World.DeadLetters.Peek(1000)
        .FirstOrDefault(letter => (string?)JsonNode.Parse(letter.Message.Body)!["request_id"] == requestId)?.Message.Attributes["reason"].StringValue;

    public void Dispose()
    {
        sender.Dispose();
        listener.Dispose();
    }

    private void Advance(TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
            world.World.Clock.Advance(wait);
    }
}
