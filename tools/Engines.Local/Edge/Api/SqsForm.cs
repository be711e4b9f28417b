using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Microsoft.AspNetCore.WebUtilities;

namespace Engines.Local.Edge.Api;

/// <summary>SQS as API Gateway calls it: a form with <c>Action=SendMessage</c>, answered in the JSON of that older protocol.</summary>
internal static class SqsForm
{
    private const string ContentType = "application/x-www-form-urlencoded";

    /// <summary>Carries out what a form asks of a queue.</summary>
    /// <param name="form">The form's text.</param>
    /// <param name="contentType">What it was sent as.</param>
    /// <param name="queue">The queue; null if there is none of that name.</param>
    /// <param name="delay">How long the message stays hidden, where the form does not say.</param>
    public static (int Status, string Body) Answer(string form, string? contentType, LocalQueue? queue, TimeSpan delay)
    {
        if (contentType != ContentType)
            return Refuse(new("", "MissingAction"), "Could not find operation to perform: the request is not sent as a form.");

        using var reader = new FormReader(form) { ValueLengthLimit = int.MaxValue, KeyLengthLimit = int.MaxValue, ValueCountLimit = int.MaxValue };
        var fields = reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.LastOrDefault() ?? "", StringComparer.Ordinal);
        var action = fields.GetValueOrDefault("Action", "");
        if (action != "SendMessage")
            return Refuse(SqsError.UnknownOperation, $"The action {action} is not valid for this endpoint.");
        if (queue is null)
            return Refuse(SqsError.QueueDoesNotExist, "The specified queue does not exist for this wsdl version.");
        if (!fields.TryGetValue("MessageBody", out var body))
            return Refuse(SqsError.MissingParameter, "The request must contain the parameter MessageBody.");

        if (fields.Any(field => field.Key.EndsWith(".BinaryValue", StringComparison.Ordinal) && !Base64.IsValid(field.Value)))
            return Refuse(SqsError.InvalidParameterValue, "A binary value is not base64.");

        var message = new QueueMessage(body) { GroupId = fields.GetValueOrDefault("MessageGroupId"), Attributes = AttributesOf(fields) };
        var hidden = fields.TryGetValue("DelaySeconds", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : delay;
        return queue.Send(message, hidden > TimeSpan.Zero ? hidden : null) switch
        {
            SendAnswer.Sent sent => (200, Describe(sent).ToJsonString()),
            SendAnswer.Refused refused => Refuse(SqsError.Of(refused.Refusal.Kind), refused.Refusal.Message),
            var other => throw new InvalidOperationException($"Unexpected answer {other}."),
        };
    }

    private static ImmutableSortedDictionary<string, MessageAttribute> AttributesOf(Dictionary<string, string> fields)
    {
        var attributes = QueueMessage.NoAttributes;
        for (var number = 1; fields.TryGetValue($"MessageAttribute.{number}.Name", out var name); number++)
        {
            var prefix = $"MessageAttribute.{number}.Value.";
            ReadOnlyMemory<byte>? bytes = fields.TryGetValue(prefix + "BinaryValue", out var base64) ? Convert.FromBase64String(base64) : null;
            attributes = attributes.SetItem(
                name, new(fields.GetValueOrDefault(prefix + "DataType", ""), fields.GetValueOrDefault(prefix + "StringValue"), bytes));
        }

        return attributes;
    }

    private static JsonObject Describe(SendAnswer.Sent sent) => new()
    {
        ["SendMessageResponse"] = new JsonObject
        {
            ["ResponseMetadata"] = new JsonObject { ["RequestId"] = RequestId.New() },
            ["SendMessageResult"] = new JsonObject { ["MessageId"] = sent.MessageId },
        },
    };

    private static (int Status, string Body) Refuse(SqsError error, string message) => (error.Status, new JsonObject
    {
        ["Error"] = new JsonObject { ["Code"] = error.QueryCode, ["Message"] = message, ["Type"] = error.Status < 500 ? "Sender" : "Receiver" },
        ["RequestId"] = RequestId.New(),
    }.ToJsonString());
}
