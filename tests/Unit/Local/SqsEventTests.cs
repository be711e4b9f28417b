using System.Text;
using System.Text.Json;
using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class SqsEventTests
{
    [Fact]
    public void Write_OneMessage_HasTheShapeThatLambdaGives()
    {
        var test = new QueueUnderTest();
        test.Queue.Send(new QueueMessage("""{"text":"Übung 😀"}""") { GroupId = "acme" }.WithAttribute("source", "meta"));
        var message = test.Receive()[0];

        var written = Encoding.UTF8.GetString(SqsEvent.Write(test.Queue, [message]).Span);

        var body = JsonSerializer.Serialize(message.Message.Body, Relaxed);
        var sent = message.SentAt.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$$"""
            {"Records":[{"messageId":"{{{message.MessageId}}}",
            "receiptHandle":"{{{message.ReceiptHandle}}}","body":{{{body}}},
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"{{{sent}}}","SenderId":"AIDALOCALSENDER000000",
            "ApproximateFirstReceiveTimestamp":"{{{sent}}}","MessageGroupId":"acme"},
            "messageAttributes":{"source":{"stringValue":"meta","dataType":"String"}},
            "md5OfBody":"{{{MessageDigest.OfBody(message.Message.Body)}}}","eventSource":"aws:sqs",
            "eventSourceARN":"arn:aws:sqs:eu-west-1:000000000000:work","awsRegion":"eu-west-1"}]}
            """.ReplaceLineEndings(""),
            written);
    }

    [Fact]
    public void EstimateBytes_AwkwardText_IsNeverLessThanWritten()
    {
        var test = new QueueUnderTest();
        test.Queue.Send(new QueueMessage(string.Concat(Enumerable.Repeat("\"\n😀ä", 1000))).WithAttribute("name", "\"\"\""));
        var message = test.Receive()[0];

        Assert.True(SqsEvent.EstimateBytes(message.Message) >= SqsEvent.Write(test.Queue, [message]).Length);
    }

    // Sums taken with another implementation of the same protocol.
    [Fact]
    public void Digests_OfAKnownMessage_AreThoseOfSqs()
    {
        var attributes = QueueMessage.NoAttributes
            .Add("trace", MessageAttribute.Text("abc-1"))
            .Add("count", new("Number.int", "42", null))
            .Add("raw", new("Binary", null, new byte[] { 0, 1, 2, 255 }));

        Assert.Equal("fb2d643bb40e28da727e78edd5532de1", MessageDigest.OfAttributes(attributes));
        Assert.Equal("352689a90520db52fcac71f14a9398fb", MessageDigest.OfAttributes(attributes.Remove("raw")));
        Assert.Equal("f92f4e7b6a6fa50b1195c770a749fcae", MessageDigest.OfBody("Übung 😀"));
        Assert.Null(MessageDigest.OfAttributes(QueueMessage.NoAttributes));
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
