using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Local.Queues.Sqs;

internal static partial class SendMessageBatch
{
    private const int EntriesMax = 10;

    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var queue = call.Queue();
        var entries = call.Input.Objects("Entries");
        CheckIds([.. entries.Select(entry => entry.Required("Id"))]);

        var messages = entries.Select(MessageReader.Read).ToList();
        if (messages.Sum(MessageRules.SizeBytes) > QueueOptions.MessageBytesMax)
            throw new SqsFault(SqsError.BatchTooLong, $"Batch requests cannot be longer than {QueueOptions.MessageBytesMax} bytes.");

        JsonArray successful = [], failed = [];
        foreach (var (entry, message) in entries.Zip(messages))
        {
            var id = entry.Required("Id");
            switch (queue.Send(message, entry.Seconds("DelaySeconds")))
            {
                case SendAnswer.Sent sent:
                    var answer = SendMessage.Describe(sent, message);
                    answer["Id"] = id;
                    successful.Add((JsonNode)answer);
                    break;
                case SendAnswer.Refused refused:
                    failed.Add((JsonNode)Failure(id, refused.Refusal));
                    break;
            }
        }

        return Task.FromResult<JsonObject?>(new() { ["Successful"] = successful, ["Failed"] = failed });
    }

    private static void CheckIds(List<string> ids)
    {
        if (ids.Count == 0)
            throw new SqsFault(SqsError.EmptyBatch, "There should be at least one SendMessageBatchRequestEntry in the request.");
        if (ids.Count > EntriesMax)
            throw new SqsFault(SqsError.TooManyEntries, $"Maximum number of entries per request are {EntriesMax}. You have sent {ids.Count}.");
        if (ids.FirstOrDefault(id => !EntryId().IsMatch(id)) is not null)
            throw new SqsFault(SqsError.InvalidEntryId, "A batch entry id may hold letters, digits, hyphens and underscores, at most 80 in all.");
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new SqsFault(SqsError.EntryIdsNotDistinct, $"Id {repeated.Key} repeated.");
    }

    private static JsonObject Failure(string id, QueueRefusal refusal) => new()
    {
        ["Id"] = id,
        ["SenderFault"] = true,
        ["Code"] = SqsError.Of(refusal.Kind).QueryCode,
        ["Message"] = refusal.Message,
    };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex EntryId();
}
