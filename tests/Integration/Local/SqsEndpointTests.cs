using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;

namespace Engines.Tests.Integration.Local;

public sealed class SqsEndpointTests : IAsyncLifetime
{
    private const string Signature =
        "AWS4-HMAC-SHA256 Credential=local/20261121/eu-west-1/sqs/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly HttpClient Http = new();

    private readonly LocalQueue queue = new(new() { Name = "work", VisibilityTimeout = TimeSpan.FromSeconds(45) }, TimeProvider.System);
    private SqsEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SqsEndpoint.StartAsync([queue], port: 0, CancellationToken.None);

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Fact]
    public void StartAsync_Always_ListensOnLoopbackOnly()
    {
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(endpoint.Address.Host)));
        if (OperatingSystem.IsLinux())
            Assert.Equal([IPAddress.Loopback], ListeningSockets.AddressesOf(endpoint.Address.Port));
    }

    [Fact]
    public async Task SendReceiveDelete_OneMessage_GoesThrough()
    {
        var sent = await CallAsync("SendMessage", Of("""
            "MessageBody":"hello","MessageAttributes":{"source":{"DataType":"String","StringValue":"meta"},"raw":{"DataType":"Binary","BinaryValue":"AAEC/w=="}}
            """));
        var received = await CallAsync("ReceiveMessage", Of("""
            "AttributeNames":["All"],"MessageAttributeNames":["so.*"],"MaxNumberOfMessages":10
            """));
        var message = received.Json.GetProperty("Messages")[0];
        var deleted = await CallAsync("DeleteMessage", Of($"\"ReceiptHandle\":\"{message.GetProperty("ReceiptHandle").GetString()}\""));

        Assert.Equal(MessageDigest.OfBody("hello"), sent.Json.GetProperty("MD5OfMessageBody").GetString());
        Assert.Equal(32, sent.Json.GetProperty("MD5OfMessageAttributes").GetString()!.Length);
        Assert.Equal("hello", message.GetProperty("Body").GetString());
        Assert.Equal("1", message.GetProperty("Attributes").GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal("""{"source":{"DataType":"String","StringValue":"meta"}}""", message.GetProperty("MessageAttributes").GetRawText());
        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public async Task SendMessageBatch_OneBadEntry_SendsTheOthers()
    {
        var answer = await CallAsync("SendMessageBatch", Of("""
            "Entries":[{"Id":"a","MessageBody":"one"},{"Id":"b","MessageBody":"two","DelaySeconds":901},{"Id":"c","MessageBody":"three"}]
            """));

        Assert.Equal(["a", "c"], answer.Json.GetProperty("Successful").EnumerateArray().Select(entry => entry.GetProperty("Id").GetString()));
        Assert.Equal(
            ("b", "InvalidParameterValue"),
            (answer.Json.GetProperty("Failed")[0].GetProperty("Id").GetString(), answer.Json.GetProperty("Failed")[0].GetProperty("Code").GetString()));
    }

    [Fact]
    public async Task ReceiveMessage_LongPoll_EndsWithTheMessage()
    {
        var received = CallAsync("ReceiveMessage", Of("\"WaitTimeSeconds\":20"));
        queue.Send(new("late"));

        Assert.Equal("late", (await received).Json.GetProperty("Messages")[0].GetProperty("Body").GetString());
    }

    [Fact]
    public async Task GetQueueUrl_KnownQueue_GivesAnAddressOfThisEndpoint() =>
        Assert.Equal(endpoint.UrlOf(queue).AbsoluteUri, (await CallAsync("GetQueueUrl", """{"QueueName":"work"}""")).Json.GetProperty("QueueUrl").GetString());

    [Fact]
    public async Task GetQueueAttributes_ByName_GivesThose()
    {
        queue.Send(new("one"));

        var answer = await CallAsync("GetQueueAttributes", Of("\"AttributeNames\":[\"VisibilityTimeout\",\"ApproximateNumberOfMessages\"]"));

        Assert.Equal("""{"Attributes":{"ApproximateNumberOfMessages":"1","VisibilityTimeout":"45"}}""", answer.Json.GetRawText());
    }

    [Theory]
    [InlineData("SendMessage", "{}", 400, "com.amazonaws.sqs#MissingRequiredParameterException", "MissingParameter;Sender")]
    [InlineData("SendMessage", """{"QueueUrl":"http://127.0.0.1/000000000000/none","MessageBody":"x"}""", 400, "com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue;Sender")]
    [InlineData("SendMessage", """{"QueueUrl":"work","MessageBody":"x"}""", 400, "com.amazonaws.sqs#InvalidAddress", "InvalidAddress;Sender")]
    [InlineData("SendMessage", """{"QueueUrl":"http://h/0/work","MessageBody":"\u0001"}""", 400, "com.amazonaws.sqs#InvalidMessageContents", "InvalidMessageContents;Sender")]
    [InlineData("SendMessage", """{"QueueUrl":"http://h/0/work","MessageBody":7}""", 400, "com.amazon.coral.service#SerializationException", "MalformedInput;Sender")]
    [InlineData("SendMessage", "[]", 400, "com.amazon.coral.service#SerializationException", "MalformedInput;Sender")]
    [InlineData("SendMessage", "no json", 400, "com.amazon.coral.service#SerializationException", "MalformedInput;Sender")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[]}""", 400, "com.amazonaws.sqs#EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest;Sender")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[{"Id":"a","MessageBody":"x"},{"Id":"a","MessageBody":"x"}]}""", 400, "com.amazonaws.sqs#BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct;Sender")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[{"Id":"a b","MessageBody":"x"}]}""", 400, "com.amazonaws.sqs#InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId;Sender")]
    [InlineData("ReceiveMessage", """{"QueueUrl":"http://h/0/work","MaxNumberOfMessages":11}""", 400, "com.amazonaws.sqs#InvalidParameterValueException", "InvalidParameterValue;Sender")]
    [InlineData("DeleteMessage", """{"QueueUrl":"http://h/0/work","ReceiptHandle":"x"}""", 400, "com.amazonaws.sqs#ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid;Sender")]
    [InlineData("GetQueueAttributes", """{"QueueUrl":"http://h/0/work","AttributeNames":["Colour"]}""", 400, "com.amazonaws.sqs#InvalidAttributeName", "InvalidAttributeName;Sender")]
    [InlineData("CreateQueue", "{}", 400, "com.amazon.coral.service#UnknownOperationException", "InvalidAction;Sender")]
    public async Task Call_ThatSqsRefuses_GivesItsError(string operation, string request, int status, string type, string code)
    {
        var answer = await CallAsync(operation, request);

        Assert.Equal((status, type, code), ((int)answer.Status, answer.Json.GetProperty("__type").GetString(), answer.Code));
    }

    [Theory]
    [InlineData(null, 403, "MissingAuthenticationToken;Sender")]
    [InlineData("Bearer abc", 403, "MissingAuthenticationToken;Sender")]
    [InlineData("AWS4-HMAC-SHA256 Credential=local", 400, "IncompleteSignature;Sender")]
    public async Task Call_WithoutAUsableSignature_IsRefused(string? authorization, int status, string code)
    {
        var answer = await CallAsync("SendMessage", Of("\"MessageBody\":\"x\""), authorization);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(0, queue.Count().Total);
    }

    private string Of(string members) => $$"""{"QueueUrl":"{{endpoint.UrlOf(queue)}}",{{members}}}""";

    private Task<Answer> CallAsync(string operation, string request) => CallAsync(operation, request, Signature);

    private async Task<Answer> CallAsync(string operation, string request, string? authorization)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new StringContent(request, Encoding.UTF8) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        message.Headers.Add("X-Amz-Target", "AmazonSQS." + operation);
        if (authorization is not null)
            message.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await Http.SendAsync(message);
        var body = await response.Content.ReadAsStringAsync();
        var code = response.Headers.TryGetValues("x-amzn-query-error", out var values) ? values.Single() : null;
        return new(response.StatusCode, body.Length == 0 ? default : JsonElement.Parse(body), code);
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Json, string? Code);
}
