using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Engines.Local.Edge;
using Engines.Local.Edge.Api;
using Engines.Local.Edge.Topics;
using Engines.Local.Queues;
using Engines.Local.Templates;

namespace Engines.Tests.Unit.Local.Edge;

/// <summary>The edge over HTTP, with an API that has what the template of the replies engine does not.</summary>
public sealed class HttpEdgeTests : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:events";
    private const string Signature = "AWS4-HMAC-SHA256 Credential=local/20261121/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=";

    private static readonly HttpClient Client = new();

    private readonly QueueUnderTest test = new();
    private readonly List<string> lines = [];
    private HttpEdge edge = null!;

    public async Task InitializeAsync()
    {
        var template = Template();
        edge = await HttpEdge.StartAsync(
            ApiGate.Of(template, _ => test.Queue, test.Clock), TopicGate.Of(template, _ => test.Queue, test.Clock), 0, lines.Add, CancellationToken.None);
    }

    public async Task DisposeAsync() => await edge.DisposeAsync();

    [Fact]
    public async Task Post_PutsAMessageIntoTheQueue()
    {
        using var body = new StringContent("é & +", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri(edge.Address, "hooks/a%20b/c?q=1&q=2"), body);

        Assert.Equal((HttpStatusCode.Created, """{"id":1}""", "yes"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("X-Made").Single()));
        var message = Assert.Single(test.Receive()).Message;
        Assert.Equal("é & +", message.Body);
        Assert.Equal("/test/hooks/a%20b/c|a b/c|2|POST", message.Attributes["call"].StringValue);
        Assert.Equal(["POST /test/hooks/a%20b/c 201"], lines);
    }

    [Theory]
    [InlineData("GET", "ask?id=1", 200, """{"id":"1","at":"test"}""")]
    [InlineData("GET", "ask", 400, """{"message":"Missing required request parameters: [id]"}""")]
    [InlineData("POST", "ask?id=1", 403, """{"message":"Missing Authentication Token"}""")]
    [InlineData("GET", "../hooks/x", 403, """{"message":"Missing Authentication Token"}""")]
    [InlineData("POST", "json", 400, """{"message":"Could not parse request body into json"}""")]
    [InlineData("POST", "broken", 500, """{"message":"Internal server error"}""")]
    public async Task Request_IsAnsweredAsApiGatewayDoes(string method, string path, int status, string body)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(edge.Address, path)) { Content = method == "POST" ? new StringContent("{", Encoding.UTF8, "application/json") : null };
        using var answer = await Client.SendAsync(request);

        Assert.Equal((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Empty(test.Receive());
    }

    [Fact]
    public async Task Request_WhoseTemplateFails_IsExplainedToWhoeverRunsTheEdge()
    {
        using var body = new StringContent("x", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri(edge.Address, "broken"), body);

        Assert.Contains("POST /broken: There is no method foo with 0 arguments on a text (line 1, column 12).", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_AboveTheRate_IsTooManyUntilTimePasses()
    {
        var statuses = new List<int>();
        for (var request = 0; request < 4; request++)
            statuses.Add(await AskAsync());
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        statuses.Add(await AskAsync());

        Assert.Equal([200, 200, 200, 429, 200], statuses);

        async Task<int> AskAsync()
        {
            using var answer = await Client.GetAsync(new Uri(edge.Address, "ask?id=1"));
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task Request_OfMoreThanTenMegabytes_IsTooLong()
    {
        using var body = new ByteArrayContent(new byte[ApiGate.BodyBytesMax + 1]);
        using var answer = await Client.PostAsync(new Uri(edge.Address, "hooks/x"), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Publish_OverTheQueryProtocol_ArrivesInAnEnvelope()
    {
        var answer = await PublishAsync(("TopicArn", Topic), ("Message", "{\"a\":\"é\"}"), ("MessageAttributes.entry.1.Name", "kind"),
            ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "x"));

        var envelope = JsonNode.Parse(Assert.Single(test.Receive()).Message.Body)!;
        Assert.Equal(answer.Descendants().Single(element => element.Name.LocalName == "MessageId").Value, (string)envelope["MessageId"]!);
        Assert.Equal(("Notification", Topic, "{\"a\":\"é\"}"), ((string)envelope["Type"]!, (string)envelope["TopicArn"]!, (string)envelope["Message"]!));
        Assert.Equal("x", (string)envelope["MessageAttributes"]!["kind"]!["Value"]!);
        Assert.Null(envelope["Subject"]);
    }

    [Fact]
    public async Task Publish_ToAnotherTopic_IsNotFound()
    {
        var answer = await PublishAsync(("TopicArn", Topic + "-other"), ("Message", "x"));

        Assert.Equal("NotFound", answer.Descendants().Single(element => element.Name.LocalName == "Code").Value);
        Assert.Empty(test.Receive());
    }

    private async Task<XElement> PublishAsync(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, edge.SnsAddress)
        {
            Content = new FormUrlEncodedContent(fields.Append(("Action", "Publish")).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.TryAddWithoutValidation("Authorization", Signature + new string('0', 64));
        using var answer = await Client.SendAsync(request);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static ResolvedTemplate Template()
    {
        const string Queue = "arn:aws:sqs:eu-west-1:000000000000:queue";
        var api = JsonNode.Parse("""
            {
              "StageName": "test",
              "MethodSettings": [{ "ResourcePath": "/*", "HttpMethod": "*", "ThrottlingRateLimit": 1, "ThrottlingBurstLimit": 3 }],
              "DefinitionBody": {
                "x-amazon-apigateway-request-validators": { "all": { "validateRequestParameters": true } },
                "paths": {
                  "/hooks/{proxy+}": { "post": { "x-amazon-apigateway-integration": {
                    "type": "aws", "passthroughBehavior": "never", "uri": "arn:aws:apigateway:eu-west-1:sqs:path/000000000000/queue",
                    "requestParameters": { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
                    "requestTemplates": { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageAttribute.1.Name=call&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=$util.urlEncode(\"$context.path|$input.params('proxy')|$input.params().querystring.q|$context.httpMethod\")" },
                    "responses": { "2\\d\\d": { "statusCode": "202", "responseTemplates": { "application/json": "#set($context.responseOverride.status=201)#set($context.responseOverride.header.X-Made='yes'){\"id\":1}" } } } } } },
                  "/ask": { "get": {
                    "x-amazon-apigateway-request-validator": "all", "parameters": [{ "name": "id", "in": "query", "required": true }],
                    "x-amazon-apigateway-integration": {
                      "type": "mock", "passthroughBehavior": "never", "requestTemplates": { "application/json": "{\"statusCode\": 200}" },
                      "responses": { "default": { "statusCode": "200", "responseTemplates": { "application/json": "{\"id\":\"$input.params('id')\",\"at\":\"$context.stage\"}" } } } } } },
                  "/json": { "post": { "x-amazon-apigateway-integration": {
                    "type": "mock", "passthroughBehavior": "never", "requestTemplates": { "application/json": "$input.json('$.a')" }, "responses": {} } } },
                  "/broken": { "post": { "x-amazon-apigateway-integration": {
                    "type": "mock", "passthroughBehavior": "never", "requestTemplates": { "application/json": "$input.body.foo()" }, "responses": {} } } }
                }
              }
            }
            """)!.AsObject();
        var policy = new JsonObject
        {
            ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = "sns.amazonaws.com" }, ["Action"] = "sqs:SendMessage", ["Resource"] = Queue,
            ["Condition"] = new JsonObject { ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = Topic } },
        };
        ResolvedResource[] resources =
        [
            new("Api", "AWS::Serverless::Api", api),
            new("Policy", "AWS::SQS::QueuePolicy", new() { ["PolicyDocument"] = new JsonObject { ["Statement"] = policy } }),
            new("Subscription", "AWS::SNS::Subscription", new() { ["TopicArn"] = Topic, ["Protocol"] = "sqs", ["Endpoint"] = Queue }),
        ];
        return new("test", resources.ToDictionary(one => one.LogicalId));
    }
}
