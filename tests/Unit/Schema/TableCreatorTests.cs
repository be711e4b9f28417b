using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class TableCreatorTests : IDisposable
{
    private static readonly TablesFile Tables = TablesFile.Load(Path.Combine(Root(), "shared-infra/schema/tables.yaml"));

    private readonly Database database = new();
    private readonly AmazonDynamoDBClient dynamo;

    public TableCreatorTests() => dynamo = new("key", "secret", new AmazonDynamoDBConfig
    {
        ServiceURL = "http://127.0.0.1:1",
        HttpClientFactory = database,
        MaxErrorRetry = 0,
    });

    [Fact]
    public async Task Create_OnAnEmptyDatabase_MakesTablesWithKeysIndexesAndExpiry()
    {
        await CreateAsync();

        Assert.Equal(["x-companies", "x-conversations", "x-leases"], database.Created.Keys.Order());
        var conversations = database.Created["x-conversations"];
        Assert.Equal("PAY_PER_REQUEST", conversations["BillingMode"]!.ToString());
        Assert.Equal(
            """[{"AttributeName":"conversation_id","KeyType":"HASH"},{"AttributeName":"item_id","KeyType":"RANGE"}]""",
            conversations["KeySchema"]!.ToJsonString());
        var index = Assert.Single(conversations["GlobalSecondaryIndexes"]!.AsArray())!;
        Assert.Equal("by-company", index["IndexName"]!.ToString());
        Assert.Equal("INCLUDE", index["Projection"]!["ProjectionType"]!.ToString());
        Assert.Null(database.Created["x-leases"]["GlobalSecondaryIndexes"]);
        Assert.Equal(["x-conversations", "x-leases"], database.Expiring.Order());
    }

    [Fact]
    public async Task Create_WhileTablesAreBeingMade_WaitsForThem()
    {
        database.LooksUntilActive = 5;

        await CreateAsync();

        Assert.Equal(3 * 5, database.Looks);
    }

    [Fact]
    public async Task Create_WhenATableNeverBecomesActive_GivesUp()
    {
        database.LooksUntilActive = int.MaxValue;

        var fault = await Assert.ThrowsAsync<SchemaException>(CreateAsync);

        Assert.StartsWith("The table 'x-conversations' was not active after 240 looks", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Twice_ChangesNothing()
    {
        await CreateAsync();
        await CreateAsync();

        Assert.Equal(3, database.Created.Count);
        Assert.Equal(2, database.Expiring.Count);
    }

    [Fact]
    public async Task Create_OverAnotherTableOfThatName_IsRefused()
    {
        await CreateAsync();
        database.Created["x-leases"]["KeySchema"]![1]!["AttributeName"] = "pool";

        var fault = await Assert.ThrowsAsync<SchemaException>(CreateAsync);

        Assert.Contains("keys (pool S HASH, pool S RANGE), and the schema says keys (pool S HASH, slot S RANGE)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TableCreator.CreateAsync(dynamo, Tables, name => name, new InstantTime(), source.Token));
    }

    public void Dispose() => dynamo.Dispose();

    private Task CreateAsync() => TableCreator.CreateAsync(dynamo, Tables, name => $"x-{name}", new InstantTime(), CancellationToken.None);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Engines.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class InstantTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    /// <summary>As much of DynamoDB's protocol as making tables takes, without a listener.</summary>
    private sealed class Database : HttpClientFactory
    {
        private readonly Dictionary<string, int> looks = [];

        public Dictionary<string, JsonNode> Created { get; } = [];

        public List<string> Expiring { get; } = [];

        public int LooksUntilActive { get; set; } = 1;

        public int Looks => looks.Values.Sum();

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

        private (HttpStatusCode Status, JsonNode Body) Answer(string operation, JsonNode request)
        {
            var name = request["TableName"]!.ToString();
            switch (operation)
            {
                case "CreateTable":
                    return Created.TryAdd(name, request) ? (HttpStatusCode.OK, new JsonObject()) : (HttpStatusCode.BadRequest, Fault("ResourceInUseException"));
                case "DescribeTable":
                    looks[name] = looks.GetValueOrDefault(name) + 1;
                    return (HttpStatusCode.OK, new JsonObject { ["Table"] = Describe(name) });
                case "DescribeTimeToLive":
                    var status = Expiring.Contains(name) ? "ENABLED" : "DISABLED";
                    return (HttpStatusCode.OK, new JsonObject { ["TimeToLiveDescription"] = new JsonObject { ["TimeToLiveStatus"] = status } });
                case "UpdateTimeToLive" when request["TimeToLiveSpecification"]!["AttributeName"]!.ToString() == "ttl":
                    Expiring.Add(name);
                    return (HttpStatusCode.OK, new JsonObject());
                default:
                    return (HttpStatusCode.BadRequest, Fault("ValidationException"));
            }
        }

        private JsonObject Describe(string name)
        {
            var status = looks[name] >= LooksUntilActive ? "ACTIVE" : "CREATING";
            var table = Created[name].DeepClone().AsObject();
            table["TableStatus"] = status;
            foreach (var index in table["GlobalSecondaryIndexes"]?.AsArray() ?? [])
                index!["IndexStatus"] = status;
            return table;
        }

        private static JsonObject Fault(string type) => new() { ["__type"] = $"com.amazonaws.dynamodb.v20120810#{type}", ["message"] = type };

        private sealed class Handler(Database database) : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
                var (status, answer) = database.Answer(request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1], body);
                return new(status) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
            }
        }
    }
}
