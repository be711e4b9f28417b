using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Local.Seeding;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;

namespace Engines.Tests.Simulation.Replies;

/// <summary>The sender's world, and beside it the queues of the replies engine and the companies that answer.</summary>
public sealed class RepliesWorld : IAsyncDisposable
{
    private SqsEndpoint? sqs;

    private RepliesWorld(World world)
    {
        World = world;
        DeadLetters = new LocalQueue(new QueueOptions { Name = "replies-dead", Retention = TimeSpan.FromDays(14) }, world.Clock);
        Quarantine = new LocalQueue(new QueueOptions { Name = "replies-quarantine", Retention = TimeSpan.FromDays(14) }, world.Clock);
        Queue = new LocalQueue(
            new QueueOptions { Name = "replies", VisibilityTimeout = World.VisibilityTimeout, Retention = TimeSpan.FromDays(10), Redrive = new(DeadLetters, 50) }, world.Clock);
        Turns = new TurnStore(world.Tables.Conversations, world.Clock);
        Replies = new ReplyStore(world.Tables.Conversations, TimeSpan.FromDays(365), world.Clock);
        Heads = new HeadStore(world.Tables.Conversations, world.Clock);
    }

    public World World { get; }

    public LocalQueue Queue { get; }

    public LocalQueue DeadLetters { get; }

    public LocalQueue Quarantine { get; }

    public SqsEndpoint Sqs => sqs ?? throw new InvalidOperationException("The world is not made yet.");

    public TurnStore Turns { get; }

    public ReplyStore Replies { get; }

    public HeadStore Heads { get; }

    public DateTimeOffset Now => World.Clock.GetUtcNow();

    public static async Task<RepliesWorld> CreateAsync(TestTables tables, Uri? ai = null)
    {
        var replies = new RepliesWorld(await World.CreateAsync(tables));
        var path = Repository.PathOf("tests/Simulation/Replies/companies.json");
        await CompanySeed.LoadAsync(tables.Client, tables.CompaniesName, path, replies.World.Ends);
        if (ai is not null)
            await replies.PointAsync(ai);
        replies.sqs = await SqsEndpoint.StartAsync(LocalQueues.Of(replies.Queue, replies.DeadLetters, replies.Quarantine), 0, replies.World.Ends);
        return replies;
    }

    public static ConversationId ConversationOf(Person person, string company = "+15555550130") => ConversationId.Of(Channel.WhatsApp, company, person.Phone);

    public Task<ConversationHead?> HeadAsync(Person person, string company = "+15555550130") => Replies.ReadHeadAsync(ConversationOf(person, company), World.Ends);

    /// <summary>Everything that is visible now, up to a batch.</summary>
    public IReadOnlyList<ReceivedMessage> Receive(int most = 10) => ((ReceiveAnswer.Received)Queue.Receive(new ReceiveRequest { MessagesMax = most })).Messages;

    /// <summary>Lets a worker work on a batch, and deletes what it finished.</summary>
    public async Task WorkAsync(RepliesWorker worker, IReadOnlyList<ReceivedMessage> batch)
    {
        foreach (var finished in await worker.InvokeAsync(batch))
            Queue.Delete(finished.ReceiptHandle);
    }

    public async ValueTask DisposeAsync()
    {
        if (sqs is not null)
            await sqs.DisposeAsync();
        await World.DisposeAsync();
    }

    private async Task PointAsync(Uri ai)
    {
        var key = new Dictionary<string, AttributeValue> { ["company_id"] = new("echo-energy"), ["project_id"] = new("support") };
        await World.Tables.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = World.Tables.CompaniesName,
            Key = key,
            UpdateExpression = "SET replies.ai.endpoint = :endpoint",
            ExpressionAttributeValues = new() { [":endpoint"] = new(ai.AbsoluteUri) },
        });
    }
}
