using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.DynamoDb;
using Engines.Schema;
using Xunit;

namespace Engines.Tests.Support;

/// <summary>The three tables, made from <c>tables.yaml</c> on DynamoDB Local under names of their own, for one test class.</summary>
public sealed class TestTables : IAsyncLifetime
{
    private static int sets;

    private readonly string suffix = $"-{Environment.ProcessId}-{Interlocked.Increment(ref sets)}";
    private int requests;
    private int worlds;
    private AmazonDynamoDBClient? client;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    public IAmazonDynamoDB Client => client ?? throw new InvalidOperationException("The tables are not made yet.");

    public string ConversationsName => "conversations" + suffix;

    public string CompaniesName => "companies" + suffix;

    public DynamoTable Conversations => new(Client, ConversationsName);

    public DynamoTable Companies => new(Client, CompaniesName);

    public static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string itemId) => new()
    {
        ["conversation_id"] = new(conversation.Value),
        ["item_id"] = new(itemId),
    };

    /// <summary>A request id that no other test of the class uses.</summary>
    public string NextRequestId() => $"request-{Interlocked.Increment(ref requests)}";

    /// <summary>A number that no other simulated world on these tables has, from 1.</summary>
    public int NextWorld() => Interlocked.Increment(ref worlds);

    public OutboundStore OutboundStore(DateTimeOffset now) => new(Conversations, TimeSpan.FromDays(365), new StoppedClock(now));

    public async Task InitializeAsync()
    {
        var local = await DynamoDbLocal.SharedAsync();
        Endpoint = local.Endpoint;
        client = local.CreateClient();
        var file = TablesFile.Load(Repository.PathOf("shared-infra/schema/tables.yaml"));
        await TableCreator.CreateAsync(client, file, name => name + suffix, TimeProvider.System, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        client?.Dispose();
        return Task.CompletedTask;
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
