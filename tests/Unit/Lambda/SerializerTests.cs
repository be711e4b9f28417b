using System.Text;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Engines.Tests.Support.Functions;

namespace Engines.Tests.Unit.Lambda;

public sealed class SerializerTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<TestJson> serializer = new();

    [Fact]
    public void Deserialize_OfAQueuesEvent_ReadsCamelCase()
    {
        const string document = """
            {"Records":[{"messageId":"m-1","receiptHandle":"h","body":"{}","md5OfBody":"d","eventSource":"aws:sqs","awsRegion":"us-east-1",
            "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:q","attributes":{"ApproximateReceiveCount":"2"},"messageAttributes":
            {"kind":{"stringValue":"x","dataType":"String","stringListValues":[]},"raw":{"binaryValue":"AQI=","dataType":"Binary"}}}]}
            """;

        var message = Assert.Single(Read(document).Records!);

        Assert.Equal(("m-1", "h", "{}", "d"), (message.MessageId, message.ReceiptHandle, message.Body, message.Md5OfBody));
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:q", message.EventSourceArn);
        Assert.Equal("2", message.Attributes!["ApproximateReceiveCount"]);
        Assert.Equal("x", message.MessageAttributes!["kind"].StringValue);
        Assert.Equal([1, 2], message.MessageAttributes["raw"].BinaryValue!.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Records\":{}}")]
    public void Deserialize_OfSomethingElse_Throws(string document) => Assert.Throws<JsonSerializerException>(() => Read(document));

    [Fact]
    public void Serialize_OfAnUnknownType_Throws()
    {
        using var output = new MemoryStream();
        Assert.Throws<JsonSerializerException>(() => serializer.Serialize(new Version(1, 0), output));
    }

    [Fact]
    public void Serialize_OfAResponse_HasTheNamesThatTheServiceReads()
    {
        using var output = new MemoryStream();
        serializer.Serialize(new SQSBatchResponse([new() { ItemIdentifier = "m-1" }]), output);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", Encoding.UTF8.GetString(output.ToArray()));
    }

    private SQSEvent Read(string document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return serializer.Deserialize<SQSEvent>(stream);
    }
}
