using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Local.Providers;

/// <summary>SES's events as they come through SNS (docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html).</summary>
public static class SesWebhook
{
    /// <summary>The topic that the events come through.</summary>
    public const string Topic = "arn:aws:sns:us-east-1:123456789012:email-events";

    /// <summary>Writes an event; null where the message named no configuration set, because SES then publishes nothing.</summary>
    /// <param name="echo">The event.</param>
    /// <param name="isEnveloped">True for SNS's envelope, false for raw delivery.</param>
    public static RawWebhook? ToWebhook(StatusEcho echo, bool isEnveloped)
    {
        ArgumentNullException.ThrowIfNull(echo);
        if (echo.Message.Call.ConfigurationSet.Length == 0)
            return null;

        var message = Event(echo).ToJsonString();
        var body = isEnveloped ? Envelope(echo, message) : message;
        return new(null, "application/json", body, new Dictionary<string, string>());
    }

    private static JsonObject Event(StatusEcho echo)
    {
        var person = echo.Message.Call.Recipient;
        var at = Stamp(echo.At);
        var (type, member, details) = (echo.Status, echo.Code) switch
        {
            (EchoStatus.Sent, _) => ("Send", "send", new JsonObject()),
            (EchoStatus.Delivered, _) => ("Delivery", "delivery", new JsonObject
            {
                ["timestamp"] = at,
                ["processingTimeMillis"] = 546,
                ["recipients"] = new JsonArray(person),
                ["smtpResponse"] = "250 2.6.0 Message received",
                ["reportingMTA"] = "mta.example.com",
            }),
            (EchoStatus.Read, _) => ("Open", "open", new JsonObject { ["ipAddress"] = "192.0.2.1", ["timestamp"] = at, ["userAgent"] = "Mozilla/5.0" }),
            (_, "Complaint") => ("Complaint", "complaint", new JsonObject
            {
                ["complainedRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = person }),
                ["timestamp"] = at,
                ["feedbackId"] = "0100018f-complaint",
                ["complaintFeedbackType"] = "abuse",
            }),
            (_, "Reject") => ("Reject", "reject", new JsonObject { ["reason"] = "Bad content" }),
            (_, "Rendering Failure") => ("Rendering Failure", "failure", new JsonObject
            {
                ["errorMessage"] = "Attribute 'name' is not present in the rendering data.",
                ["templateName"] = echo.Message.Call.Text,
            }),
            _ => ("Bounce", "bounce", Bounce(person, at)),
        };
        return new() { ["eventType"] = type, [member] = details, ["mail"] = Mail(echo) };
    }

    private static JsonObject Bounce(string person, string at) => new()
    {
        ["bounceType"] = "Permanent",
        ["bounceSubType"] = "General",
        ["bouncedRecipients"] = new JsonArray(new JsonObject
        {
            ["emailAddress"] = person,
            ["action"] = "failed",
            ["status"] = "5.1.1",
            ["diagnosticCode"] = "smtp; 550 5.1.1 user unknown",
        }),
        ["timestamp"] = at,
        ["feedbackId"] = "0100018f-bounce",
        ["reportingMTA"] = "dsn; mta.example.com",
    };

    private static JsonObject Mail(StatusEcho echo)
    {
        var call = echo.Message.Call;
        var tags = new JsonObject
        {
            ["ses:configuration-set"] = new JsonArray(call.ConfigurationSet),
            ["ses:caller-identity"] = new JsonArray("role"),
        };
        foreach (var (name, value) in call.Tags)
            tags[name] = new JsonArray(value);

        return new()
        {
            ["timestamp"] = Stamp(echo.Message.At),
            ["source"] = call.Sender,
            ["sourceArn"] = "arn:aws:ses:us-east-1:123456789012:identity/acme.example",
            ["sendingAccountId"] = "123456789012",
            ["messageId"] = echo.ProviderMessageId,
            ["destination"] = new JsonArray(call.Recipient),
            ["headersTruncated"] = false,
            ["headers"] = new JsonArray(new JsonObject { ["name"] = "From", ["value"] = call.Sender }),
            ["commonHeaders"] = new JsonObject
            {
                ["from"] = new JsonArray(call.Sender),
                ["to"] = new JsonArray(call.Recipient),
                ["messageId"] = echo.ProviderMessageId,
            },
            ["tags"] = tags,
        };
    }

    private static string Envelope(StatusEcho echo, string message) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = $"{echo.ProviderMessageId}-{echo.Status}",
        ["TopicArn"] = Topic,
        ["Message"] = message,
        ["Timestamp"] = Stamp(echo.At),
        ["SignatureVersion"] = "1",
    }.ToJsonString();

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
