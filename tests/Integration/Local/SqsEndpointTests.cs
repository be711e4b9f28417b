using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Tests.Integration.Local.Sqs;

namespace Engines.Tests.Integration.Local;

public sealed class SqsEndpointTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly LocalQueue queue = new(new() { Name = "work", VisibilityTimeout = TimeSpan.FromSeconds(45) }, TimeProvider.System);
    private SqsEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SqsEndpoint.StartAsync(LocalQueues.Of(queue), port: 0, CancellationToken.None);

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
    public async Task GetQueueUrl_KnownQueue_GivesAnAddressOfThisEndpoint()
    {
        var answer = await CallAsync("GetQueueUrl", """{"QueueName":"work"}""");

        Assert.Equal(endpoint.UrlOf(queue).AbsoluteUri, answer.Json.GetProperty("QueueUrl").GetString());
    }

    [Fact]
    public async Task GetQueueAttributes_ByName_GivesThose()
    {
        queue.Send(new("one"));

        var answer = await CallAsync("GetQueueAttributes", Of("\"AttributeNames\":[\"VisibilityTimeout\",\"ApproximateNumberOfMessages\"]"));

        Assert.Equal("""{"Attributes":{"ApproximateNumberOfMessages":"1","VisibilityTimeout":"45"}}""", answer.Json.GetRawText());
    }

    [Theory]
    [InlineData("SendMessage", """{}""",
        "com.amazonaws.sqs#MissingRequiredParameterException", "MissingParameter")]
    [InlineData("SendMessage", """{"QueueUrl":"http://h/0/none","MessageBody":"x"}""",
        "com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("SendMessage", """{"QueueUrl":"work","MessageBody":"x"}""",
        "com.amazonaws.sqs#InvalidAddress", "InvalidAddress")]
    [InlineData("SendMessage", """{"QueueUrl":"http://h/0/work","MessageBody":"\u0001"}""",
        "com.amazonaws.sqs#InvalidMessageContents", "InvalidMessageContents")]
    [InlineData("SendMessage", """{"QueueUrl":"http://h/0/work","MessageBody":7}""",
        "com.amazon.coral.service#SerializationException", "MalformedInput")]
    [InlineData("SendMessage", """[]""",
        "com.amazon.coral.service#SerializationException", "MalformedInput")]
    [InlineData("SendMessage", """no json""",
        "com.amazon.coral.service#SerializationException", "MalformedInput")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[]}""",
        "com.amazonaws.sqs#EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[{"Id":"a","MessageBody":"x"},{"Id":"a","MessageBody":"x"}]}""",
        "com.amazonaws.sqs#BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct")]
    [InlineData("SendMessageBatch", """{"QueueUrl":"http://h/0/work","Entries":[{"Id":"a b","MessageBody":"x"}]}""",
        "com.amazonaws.sqs#InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId")]
    [InlineData("ReceiveMessage", """{"QueueUrl":"http://h/0/work","MaxNumberOfMessages":11}""",
        "com.amazonaws.sqs#InvalidParameterValueException", "InvalidParameterValue")]
    [InlineData("DeleteMessage", """{"QueueUrl":"http://h/0/work","ReceiptHandle":"x"}""",
        "com.amazonaws.sqs#ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid")]
    [InlineData("GetQueueAttributes", """{"QueueUrl":"http://h/0/work","AttributeNames":["Colour"]}""",
        "com.amazonaws.sqs#InvalidAttributeName", "InvalidAttributeName")]
    [InlineData("AddPermission", """{}""",
        "com.amazon.coral.service#UnknownOperationException", "InvalidAction")]
    public async Task Call_ThatSqsRefuses_GivesItsError(string operation, string request, string type, string code)
    {
        var answer = await CallAsync(operation, request);

        Assert.Equal((HttpStatusCode.BadRequest, type, code + ";Sender"), (answer.Status, answer.Json.GetProperty("__type").GetString(), answer.Code));
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

    private Task<Answer> CallAsync(string operation, string request) => CallAsync(operation, request, LocalSignature.Header);

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
