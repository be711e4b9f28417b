using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Page.Http;
using Engines.Local.Page.Showing;
using Engines.Local.Queues;

namespace Engines.Local.Page.Acting;

/// <summary>What people do about dead letters. A message is sent on before it is deleted here, so that it may come twice and is never lost.</summary>
internal sealed class DeadLetterDesk(PageScene scene)
{
    private const string Gone = "This message is not there any more, or a receiver has it just now.";

    // Written by an engine when it gives a message up; a corrected message begins without them.
    private static readonly string[] Marks = ["reason", "detail", "source_message_id"];

    /// <summary>Sends one message to where it came from, as it is.</summary>
    public PageAnswer Redrive(string queueName, string messageId) => OnOne(queueName, messageId, (queue, source, taken) => Pass(queue, source, taken) is { } problem
        ? new PageAnswer.Refused(problem)
        : Sent($"Sent to {source.Options.Name} again.", taken.Message.Body));

    /// <summary>Sends a corrected body to where the message came from, as a new message.</summary>
    public PageAnswer Resend(string queueName, string messageId, string body)
    {
        if (ProblemOf(body) is { } notJson)
            return new PageAnswer.Refused(notJson);
        return OnOne(queueName, messageId, (queue, source, taken) =>
        {
            var corrected = taken.Message with { Body = body, Attributes = taken.Message.Attributes.RemoveRange(Marks) };
            return Pass(queue, source, taken with { Message = corrected }) is { } problem
                ? new PageAnswer.Refused(problem)
                : Sent($"Sent to {source.Options.Name} as a new message; the dead letter is deleted.", body);
        });
    }

    public PageAnswer Delete(string queueName, string messageId) => OnOne(queueName, messageId, (queue, _, taken) =>
    {
        queue.Delete(taken.ReceiptHandle);
        return PageAnswer.Done("Deleted.");
    });

    /// <summary>Sends everything that is there now to where it came from.</summary>
    public PageAnswer RedriveAll(string queueName)
    {
        if (Find(queueName) is not var (queue, source))
            return new PageAnswer.Missing($"There is no dead-letter queue {queueName}.");

        // What comes back while this runs waits for the next time.
        var (left, done) = (queue.Count().Visible, 0);
        while (left > 0 && QueueHand.ReceiveMany(queue) is { Count: > 0 } received)
        {
            left -= received.Count;
            foreach (var message in received)
            {
                if (Pass(queue, source, message) is { } problem)
                    return new PageAnswer.Refused($"{done} sent again, then: {problem}");
                done++;
            }
        }

        return PageAnswer.Done($"{done} sent to {source.Options.Name} again.");
    }

    /// <summary>What is wrong with a body that people wrote; null if it is a JSON object.</summary>
    public static string? ProblemOf(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject ? null : "The body is not a JSON object.";
        }
        catch (JsonException mistake)
        {
            return $"The body is not JSON: line {mistake.LineNumber + 1}, character {mistake.BytePositionInLine + 1}.";
        }
    }

    /// <summary>The conversation of a request, as far as it can be told from its body.</summary>
    public string? ConversationOf(string body)
    {
        if (ProblemOf(body) is not null || JsonNode.Parse(body) is not JsonObject request || !ChannelNames.TryParse(Text(request, "channel"), out var channel))
            return null;
        var company = scene.Companies.FirstOrDefault(one => one.CompanyId == Text(request, "company_id") && one.ProjectId == Text(request, "project_id"));
        return company is not null && company.Senders.TryGetValue(channel, out var sender) && PersonAddress.TryNormalise(channel, Text(request, "recipient"), out var person, out _)
            ? ConversationId.Of(channel, sender.Address, person).Value
            : null;
    }

    /// <summary>An answer that leads to the message.</summary>
    public PageAnswer Sent(string message, string body) => new PageAnswer.Json(new JsonObject
    {
        ["message"] = message,
        ["request_id"] = QueueMessages.RequestIdOf(body),
        ["conversation"] = ConversationOf(body),
    });

    private static string? Text(JsonObject request, string name) => request[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string? Pass(LocalQueue queue, LocalQueue source, ReceivedMessage message)
    {
        if (source.Send(message.Message) is SendAnswer.Refused refused)
        {
            queue.ChangeVisibility(message.ReceiptHandle, TimeSpan.Zero);
            return refused.Refusal.Message;
        }

        queue.Delete(message.ReceiptHandle);
        return null;
    }

    private PageAnswer OnOne(string queueName, string messageId, Func<LocalQueue, LocalQueue, ReceivedMessage, PageAnswer> act)
    {
        if (Find(queueName) is not var (queue, source))
            return new PageAnswer.Missing($"There is no dead-letter queue {queueName}.");
        return QueueHand.Take(queue, messageId) is { } taken ? act(queue, source, taken) : new PageAnswer.Missing(Gone);
    }

    private (LocalQueue Queue, LocalQueue Source)? Find(string name) =>
        scene.Queues.Find(name) is { } queue && scene.SourceOf(queue) is { } source ? (queue, source) : null;
}
