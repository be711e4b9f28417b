using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Local.Edge.Topics;

/// <summary>The envelope in which SNS puts a message into a queue, where raw delivery is off.</summary>
/// <remarks>Its signature is none: a queue's policy says who may send, and the engines trust that alone.</remarks>
internal static class TopicEnvelope
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(TopicMessage message, string messageId, DateTimeOffset now)
    {
        var envelope = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = messageId,
            ["TopicArn"] = message.TopicArn,
        };
        if (message.Subject is { } subject)
            envelope["Subject"] = subject;
        envelope["Message"] = message.Message;
        envelope["Timestamp"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        envelope["SignatureVersion"] = "1";
        envelope["Signature"] = "bm90IHNpZ25lZA==";
        envelope["SigningCertURL"] = "https://sns.local.test/none.pem";
        envelope["UnsubscribeURL"] = "https://sns.local.test/?Action=Unsubscribe";
        if (message.Attributes.Count > 0)
        {
            envelope["MessageAttributes"] = new JsonObject(message.Attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonObject
            {
                ["Type"] = pair.Value.DataType,
                ["Value"] = pair.Value.StringValue ?? Convert.ToBase64String((pair.Value.BinaryValue ?? default).Span),
            })));
        }

        return envelope.ToJsonString(Plain);
    }
}
