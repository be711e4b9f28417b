using System.Buffers.Text;
using System.Xml.Linq;
using Engines.Local.Edge.Api;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Microsoft.AspNetCore.WebUtilities;

namespace Engines.Local.Edge.Topics;

/// <summary>SNS's <c>Publish</c> over its query protocol, so that <c>aws sns publish --endpoint-url</c> and every SDK can be used.</summary>
internal static class SnsForm
{
    private static readonly XNamespace Space = "http://sns.amazonaws.com/doc/2010-03-31/";

    /// <summary>Carries out what a form asks.</summary>
    public static ApiAnswer Answer(string form, string authorization, TopicGate topics)
    {
        try
        {
            Authorization.Check(authorization);
        }
        catch (SqsFault fault)
        {
            return Refuse(403, fault.Error.QueryCode, fault.Message);
        }

        using var reader = new FormReader(form) { ValueLengthLimit = int.MaxValue };
        var fields = reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.LastOrDefault() ?? "", StringComparer.Ordinal);
        if (fields.GetValueOrDefault("Action") != "Publish")
            return Refuse(400, "InvalidAction", $"The action {fields.GetValueOrDefault("Action")} is not valid for this endpoint.");
        if (!fields.TryGetValue("Message", out var text) || (fields.GetValueOrDefault("TopicArn") ?? fields.GetValueOrDefault("TargetArn")) is not { } topic)
            return Refuse(400, "InvalidParameter", "Invalid parameter: TopicArn and Message are required");

        if (fields.Any(field => field.Key.EndsWith(".BinaryValue", StringComparison.Ordinal) && !Base64.IsValid(field.Value)))
            return Refuse(400, "InvalidParameter", "Invalid parameter: a binary value is not base64");

        var message = new TopicMessage(topic, text) { Subject = fields.GetValueOrDefault("Subject"), Attributes = AttributesOf(fields) };
        return topics.Publish(message) switch
        {
            PublishAnswer.Published done => Write(200, new(
                Space + "PublishResponse", new XElement(Space + "PublishResult", new XElement(Space + "MessageId", done.MessageId)), Metadata())),
            PublishAnswer.Refused refused => Refuse(refused.Status, refused.Code, refused.Message),
            var other => throw new InvalidOperationException($"Unexpected answer {other}."),
        };
    }

    private static Dictionary<string, MessageAttribute> AttributesOf(Dictionary<string, string> fields)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        for (var number = 1; fields.TryGetValue($"MessageAttributes.entry.{number}.Name", out var name); number++)
        {
            var prefix = $"MessageAttributes.entry.{number}.Value.";
            ReadOnlyMemory<byte>? bytes = fields.TryGetValue(prefix + "BinaryValue", out var base64) ? Convert.FromBase64String(base64) : null;
            attributes[name] = new(fields.GetValueOrDefault(prefix + "DataType", ""), fields.GetValueOrDefault(prefix + "StringValue"), bytes);
        }

        return attributes;
    }

    private static ApiAnswer Refuse(int status, string code, string message) => Write(status, new(
        Space + "ErrorResponse",
        new XElement(Space + "Error", new XElement(Space + "Type", "Sender"), new XElement(Space + "Code", code), new XElement(Space + "Message", message)),
        new XElement(Space + "RequestId", RequestId.New())));

    private static XElement Metadata() => new(Space + "ResponseMetadata", new XElement(Space + "RequestId", RequestId.New()));

    private static ApiAnswer Write(int status, XElement answer) => new(status, "text/xml", answer.ToString(SaveOptions.DisableFormatting));
}
