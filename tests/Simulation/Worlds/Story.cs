using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Permissions;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>Plays one scenario for one new person to its end: deliver, let the worker live or die, let time pass, deliver again.</summary>
public sealed class Story(World world, Scenario scenario)
{
    // A message is dead-lettered at 40 deliveries; whatever still moves after this many is a loop.
    private const int DeliveriesMax = 60;

    private readonly List<string> bodies = [];
    private int callsBetween;
    private readonly Dictionary<string, List<OutboundStatus>> seen = new(StringComparer.Ordinal);

    public Person Person { get; } = world.NewPerson();

    /// <summary>How far the clock of each delivery's worker is off.</summary>
    public Func<int, TimeSpan> SkewOf { get; init; } = _ => TimeSpan.Zero;

    /// <summary>What stands between the workers and DynamoDB.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? DynamoFault { get; init; }

    /// <summary>Writes down what the workers ask AWS for.</summary>
    public CallRecorder? Recorder { get; init; }

    /// <summary>What the workers asked the world for, delivery by delivery.</summary>
    public List<IReadOnlyList<string>> Deliveries { get; } = [];

    /// <summary>Plays it.</summary>
    /// <param name="crashes">How the worker of each delivery dies; those of later deliveries live.</param>
    /// <returns>How each request ended: a status, or the reason of its dead letter.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(params CrashPlan[] crashes)
    {
        world.SetFaults(Person, scenario.Faults(), scenario.LookUpFaults);
        await scenario.Before(world, Person);
        bodies.AddRange(scenario.Messages(Person));
        foreach (var body in bodies)
            world.Requests.Send(new QueueMessage(body));

        for (var delivery = 0; world.Requests.Count().Total > 0; delivery++)
        {
            Assert.True(delivery < DeliveriesMax, $"{scenario.Name}: still not at rest after {DeliveriesMax} deliveries.");
            await DeliverAsync(delivery, delivery < crashes.Length ? crashes[delivery] : CrashPlan.None);
            await ObserveAsync();
            if (delivery == 0)
            {
                await scenario.Between(world, Person);
                callsBetween = CallsSoFar();
            }

            if (scenario.HasEcho)
                await world.DeliverEchoesAsync();
            else
                world.LoseEchoes();
            await ObserveAsync();
        }

        // P6: whoever opted out while the message waited gets nothing more.
        if (scenario.MustFallSilent)
            Assert.Equal(callsBetween, CallsSoFar());
        var ends = await ReadEndsAsync();
        await new Promises(world, scenario, bodies).CheckAsync(seen);
        return ends;
    }

    private int CallsSoFar() => world.Ledger.Entries.Count(entry => entry.Call.Recipient == Person.Phone || entry.Call.Recipient == Person.Email);

    private async Task DeliverAsync(int delivery, CrashPlan crash)
    {
        var batch = ((ReceiveAnswer.Received)world.Requests.Receive(new ReceiveRequest { MessagesMax = 10 })).Messages;
        if (batch.Count == 0)
        {
            var next = world.Requests.Peek(1)[0].VisibleAt - world.Clock.GetUtcNow();
            world.Clock.Advance(next > TimeSpan.Zero ? next : TimeSpan.FromMilliseconds(1));
            batch = ((ReceiveAnswer.Received)world.Requests.Receive(new ReceiveRequest { MessagesMax = 10 })).Messages;
        }

        using var worker = new Worker(world, new WorkerEdge(crash, world.Ends) { Leaving = Recorder is null ? _ => Task.CompletedTask : Recorder.RecordAsync }, SkewOf(delivery), DynamoFault, Recorder is null ? null : Recorder.Before);
        foreach (var finished in await worker.InvokeAsync(batch))
            world.Requests.Delete(finished.ReceiptHandle);
        Deliveries.Add(worker.Edge.Requests);
        Promises.CheckLog(worker.Log, Person);
    }

    private async Task ObserveAsync()
    {
        foreach (var body in bodies)
        {
            if (RequestKey.Of(world, body) is { } key && await world.Store.ReadAsync(key.Conversation, key.RequestId, world.Ends) is { } item)
            {
                if (!seen.TryGetValue(key.RequestId, out var statuses))
                    seen[key.RequestId] = statuses = [];
                statuses.Add(item.Status);
            }
        }
    }

    private async Task<IReadOnlyList<string>> ReadEndsAsync()
    {
        var ends = new List<string>();
        foreach (var body in bodies)
        {
            var letter = world.DeadLetters.Peek(100_000).LastOrDefault(letter => letter.Message.Body == body);
            if (letter is not null)
            {
                ends.Add(letter.Message.Attributes["reason"].StringValue!);
                continue;
            }

            var key = RequestKey.Of(world, body) ?? throw new InvalidOperationException($"{scenario.Name}: a message that cannot be read is neither in the queue nor a dead letter.");
            var item = await world.Store.ReadAsync(key.Conversation, key.RequestId, world.Ends);
            ends.Add(item?.Status.ToWord() ?? "lost");
        }

        return ends;
    }
}

/// <summary>Which item a request has, found without the code under test.</summary>
public sealed record RequestKey(ConversationId Conversation, string RequestId)
{
    public static RequestKey? Of(World world, string body)
    {
        try
        {
            var json = JsonNode.Parse(body)!.AsObject();
            var company = world.Companies.FirstOrDefault(company => company.CompanyId == (string?)json["company_id"] && company.ProjectId == (string?)json["project_id"]);
            if (company is null || !ChannelNames.TryParse((string?)json["channel"], out var channel) || !company.Senders.TryGetValue(channel, out var sender))
                return null;
            return new(ConversationId.Of(channel, sender.Address, (string)json["recipient"]!), (string)json["request_id"]!);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
