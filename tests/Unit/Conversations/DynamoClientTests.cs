using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Engines.Conversations;
using Xunit;

namespace Engines.Tests.Unit.Conversations;

public sealed class DynamoClientTests
{
    private static readonly ImmutableCredentials Plain = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static readonly ImmutableCredentials Session = new("ASIAEXAMPLE", "another/secret+key", "a/session+token==");

    public static TheoryData<bool> WithAndWithoutToken => [true, false];

    [Theory, MemberData(nameof(WithAndWithoutToken))]
    public async Task PutItem_AnyCredentials_IsSignedAsTheSdkSigns(bool hasToken)
    {
        var credentials = new ChangingCredentials(hasToken ? Session : Plain);
        using var server = new Answers((HttpStatusCode.OK, "{}"));
        using var client = Create(server, credentials);

        await client.PutItemAsync(Put());

        var sent = Assert.Single(server.Requests);
        Assert.Equal("DynamoDB_20120810.PutItem", sent.Header("X-Amz-Target"));
        Assert.Equal(hasToken ? Session.Token : null, sent.Header("X-Amz-Security-Token"));
        AssertSigned(sent, credentials.Now, "eu-west-1");
    }

    [Fact]
    public async Task Requests_AfterCredentialsWereRefreshed_UseTheNewOnes()
    {
        var credentials = new ChangingCredentials(Session);
        using var server = new Answers((HttpStatusCode.OK, "{}"));
        using var client = Create(server, credentials);

        await client.PutItemAsync(Put());
        credentials.Now = new("ASIAEXAMPLE", "a/third+secret", "the/next+token==");
        await client.PutItemAsync(Put());

        AssertSigned(server.Requests[0], Session, "eu-west-1");
        AssertSigned(server.Requests[1], credentials.Now, "eu-west-1");
    }

    [Fact]
    public async Task Requests_WhenTheServiceSaysThatTheClockIsWrong_AreSignedForItsDay()
    {
        using var server = new Answers(
            (HttpStatusCode.BadRequest, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}"""), (HttpStatusCode.OK, "{}"))
        { Date = "Sat, 01 Jan 2050 00:00:00 GMT" };
        using var client = Create(server, new ChangingCredentials(Plain));

        await client.PutItemAsync(Put());
        await client.PutItemAsync(Put());

        Assert.Equal(3, server.Requests.Count);
        Assert.StartsWith("20500101T0000", server.Requests[1].Header("X-Amz-Date"), StringComparison.Ordinal);
        Assert.StartsWith("20500101T0000", server.Requests[2].Header("X-Amz-Date"), StringComparison.Ordinal);
        Assert.All(server.Requests, sent => AssertSigned(sent, Plain, "eu-west-1"));
    }

    [Theory]
    [InlineData("eu-central-1", "dynamodb.eu-central-1.amazonaws.com")]
    [InlineData("cn-north-1", "dynamodb.cn-north-1.amazonaws.com.cn")]
    public async Task Requests_WithARegionAlone_GoToItsEndpoint(string region, string host)
    {
        using var server = new Answers((HttpStatusCode.OK, "{}"));
        var config = new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), HttpClientFactory = new Factory(server) };
        using var client = new DynamoClient(new ChangingCredentials(Session), config);

        await client.PutItemAsync(Put());

        var sent = Assert.Single(server.Requests);
        Assert.Equal(new Uri($"https://{host}/"), sent.Address);
        AssertSigned(sent, Session, region);
    }

    [Fact]
    public void Client_WithAnAddressAndNoRegion_IsRefused()
    {
        var config = new AmazonDynamoDBConfig { ServiceURL = "http://localhost:8000" };

        Assert.Throws<ArgumentException>(() => new DynamoClient(new ChangingCredentials(Plain), config));
    }

    [Fact]
    public async Task UpdateItem_WhenTheConditionFails_ThrowsWithTheItemAndTriesNoMore()
    {
        using var server = new Answers((HttpStatusCode.BadRequest,
            """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"status":{"S":"sent"},"ids":{"SS":["a","b"]}}}"""));
        using var client = Create(server, new ChangingCredentials(Plain));

        var refusal = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => client.UpdateItemAsync(new UpdateItemRequest { TableName = "table", Key = Put().Item }));

        Assert.Equal("sent", refusal.Item["status"].S);
        Assert.Equal(["a", "b"], refusal.Item["ids"].SS);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "ProvisionedThroughputExceededException")]
    [InlineData(HttpStatusCode.BadRequest, "ThrottlingException")]
    [InlineData(HttpStatusCode.InternalServerError, "InternalServerError")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")]
    public async Task GetItem_AfterATransientError_IsSentAgainWithTheSameBody(HttpStatusCode status, string error)
    {
        using var server = new Answers((status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{error}}","message":"later"}"""), (HttpStatusCode.OK, """{"Item":{"n":{"N":"7"}}}"""));
        using var client = Create(server, new ChangingCredentials(Plain));

        var response = await client.GetItemAsync(new GetItemRequest { TableName = "table", Key = Put().Item });

        Assert.Equal("7", response.Item["n"].N);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task GetItem_WhenTheConnectionKeepsBreaking_ThrowsAfterFiveAttempts()
    {
        using var server = new Answers { Failure = () => new HttpRequestException("broken", new IOException("reset")) };
        using var client = Create(server, new ChangingCredentials(Plain));

        await Assert.ThrowsAsync<IOException>(() => client.GetItemAsync(new GetItemRequest { TableName = "table", Key = Put().Item }));

        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task GetItem_WhenCancelled_EndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new Answers { Failure = () => new TaskCanceledException("cancelled", new IOException("inner"), cancellation.Token) };
        server.Before = cancellation.Cancel;
        using var client = Create(server, new ChangingCredentials(Plain));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetItemAsync(new GetItemRequest { TableName = "table", Key = Put().Item }, cancellation.Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Factory_ForManyRequests_IsAskedOnce()
    {
        using var server = new Answers((HttpStatusCode.OK, "{}"));
        var factory = new Factory(server);
        using var client = new DynamoClient(new ChangingCredentials(Plain), Config("http://localhost:8000", factory));

        await client.PutItemAsync(Put());
        await client.PutItemAsync(Put());

        Assert.Equal(1, factory.Asked);
    }

    private static DynamoClient Create(Answers server, AWSCredentials credentials, string address = "http://localhost:8000") =>
        new(credentials, Config(address, new Factory(server)));

    private static AmazonDynamoDBConfig Config(string address, HttpClientFactory factory) => new()
    {
        ServiceURL = address,
        AuthenticationRegion = "eu-west-1",
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = 4,
        HttpClientFactory = factory,
    };

    private static PutItemRequest Put() => new() { TableName = "table", Item = new() { ["id"] = new() { S = "ä" } } };

    // As AWS documents the canonical form, from what arrived; the rest is the SDK's.
    private static void AssertSigned(Sent sent, ImmutableCredentials credentials, string region)
    {
        var names = credentials.UseToken ? "content-type;host;x-amz-date;x-amz-security-token;x-amz-target" : "content-type;host;x-amz-date;x-amz-target";
        var headers = string.Concat(names.Split(';').Select(name => $"{name}:{(name == "host" ? sent.Address.Authority : sent.Header(name))}\n"));
        var canonical = $"POST\n/\n\n{headers}\n{names}\n{Convert.ToHexStringLower(SHA256.HashData(sent.Body))}";
        var at = DateTime.ParseExact(sent.Header("X-Amz-Date")!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var expected = AWS4Signer.ComputeSignature(credentials, region, at, "dynamodb", names, canonical);
        Assert.Equal(expected.ForAuthorizationHeader, sent.Header("Authorization"));
    }

    private sealed class ChangingCredentials(ImmutableCredentials first) : AWSCredentials
    {
        public ImmutableCredentials Now { get; set; } = first;

        public override ImmutableCredentials GetCredentials() => Now;

        public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(Now);
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public int Asked { get; private set; }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        {
            Asked++;
            return new(handler, disposeHandler: false);
        }
    }

    private sealed record Sent(Uri Address, Dictionary<string, string> Headers, byte[] Body)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }

    /// <summary>Gives its answers in turn, and the last one for ever.</summary>
    private sealed class Answers(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
    {
        public List<Sent> Requests { get; } = [];

        public string? Date { get; init; }

        public Func<Exception>? Failure { get; init; }

        public Action? Before { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
            Requests.Add(new(request.RequestUri!, headers, await request.Content.ReadAsByteArrayAsync(CancellationToken.None)));
            Before?.Invoke();
            if (Failure is not null)
                throw Failure();

            var (status, body) = answers[Math.Min(Requests.Count, answers.Length) - 1];
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
            if (Date is not null)
                response.Headers.TryAddWithoutValidation("Date", Date);
            return response;
        }
    }
}
