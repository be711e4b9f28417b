using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Engines.Tests.Unit.Schema.Migration;

/// <summary>One table whose indexes come and go slowly, in as much of DynamoDB's protocol as that takes, without a listener. While one is on its way it refuses the next change, as DynamoDB does.</summary>
internal sealed class SlowTable : HttpClientFactory
{
    private int looks;

    public Dictionary<string, (string Key, string Status)> Indexes { get; } = [];

    /// <summary>What it was asked to change, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What it answers to the next changes.</summary>
    public Queue<string> Refusals { get; } = [];

    /// <summary>How often it is described until a change is through.</summary>
    public int LooksUntilSettled { get; set; } = 1;

    public AmazonDynamoDBClient CreateClient() => new("key", "secret", new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", HttpClientFactory = this, MaxErrorRetry = 0 });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public void Stand(string index, string key) => Indexes[index] = (key, "ACTIVE");

    public void Begin(string index, string key) => (Indexes[index], looks) = ((key, "CREATING"), 0);

    private (HttpStatusCode Status, JsonNode Body) Answer(string operation, JsonNode request) => operation switch
    {
        "DescribeTable" => (HttpStatusCode.OK, new JsonObject { ["Table"] = Describe() }),
        "DescribeTimeToLive" => (HttpStatusCode.OK, new JsonObject { ["TimeToLiveDescription"] = new JsonObject { ["TimeToLiveStatus"] = "DISABLED" } }),
        "UpdateTable" => Change(request["GlobalSecondaryIndexUpdates"]![0]!),
        _ => Fault("ValidationException"),
    };

    private (HttpStatusCode Status, JsonNode Body) Change(JsonNode update)
    {
        var isBusy = Indexes.Values.Any(index => index.Status != "ACTIVE");
        if (isBusy || Refusals.Count > 0)
        {
            Asked.Add("refused");
            return Fault(isBusy ? "ResourceInUseException" : Refusals.Dequeue());
        }

        looks = 0;
        if (update["Create"] is { } creation)
        {
            var name = creation["IndexName"]!.ToString();
            Asked.Add($"create {name}");
            if (Indexes.ContainsKey(name))
                return Fault("ValidationException");
            Indexes[name] = (creation["KeySchema"]![0]!["AttributeName"]!.ToString(), "CREATING");
        }
        else
        {
            var name = update["Delete"]!["IndexName"]!.ToString();
            Asked.Add($"delete {name}");
            Indexes[name] = (Indexes[name].Key, "DELETING");
        }

        return (HttpStatusCode.OK, new JsonObject());
    }

    private JsonObject Describe()
    {
        looks++;
        foreach (var (name, (key, status)) in Indexes.Where(_ => looks > LooksUntilSettled).ToArray())
        {
            Indexes[name] = (key, "ACTIVE");
            if (status == "DELETING")
                Indexes.Remove(name);
        }

        string[] attributes = ["pk", "sk", .. Indexes.Values.Select(index => index.Key)];
        return new()
        {
            ["TableName"] = "things",
            ["TableStatus"] = Indexes.Values.Any(index => index.Status != "ACTIVE") ? "UPDATING" : "ACTIVE",
            ["BillingModeSummary"] = new JsonObject { ["BillingMode"] = "PAY_PER_REQUEST" },
            ["KeySchema"] = new JsonArray(Key("pk", "HASH"), Key("sk", "RANGE")),
            ["AttributeDefinitions"] = new JsonArray([.. attributes.Distinct().Select(name => new JsonObject { ["AttributeName"] = name, ["AttributeType"] = "S" })]),
            ["GlobalSecondaryIndexes"] = new JsonArray([.. Indexes.Select(index => new JsonObject
            {
                ["IndexName"] = index.Key,
                ["IndexStatus"] = index.Value.Status,
                ["KeySchema"] = new JsonArray(Key(index.Value.Key, "HASH")),
                ["Projection"] = new JsonObject { ["ProjectionType"] = "KEYS_ONLY" },
            })]),
        };
    }

    private static JsonObject Key(string name, string type) => new() { ["AttributeName"] = name, ["KeyType"] = type };

    private static (HttpStatusCode Status, JsonNode Body) Fault(string type) =>
        (HttpStatusCode.BadRequest, new JsonObject { ["__type"] = $"com.amazonaws.dynamodb.v20120810#{type}", ["message"] = type });

    private sealed class Handler(SlowTable table) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            var (status, answer) = table.Answer(request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1], body);
            return new(status) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
        }
    }
}
