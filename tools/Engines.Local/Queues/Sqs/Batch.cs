using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Local.Queues.Sqs;

/// <summary>What the three operations on batches have in common: one entry that is refused is no other entry's business.</summary>
internal static partial class Batch
{
    private const int EntriesMax = 10;

    /// <summary>The entries, if the batch as a whole is one that SQS takes.</summary>
    public static IReadOnlyList<SqsInput> Entries(SqsCall call, string entryName)
    {
        var entries = call.Input.Objects("Entries");
        List<string> ids = [.. entries.Select(entry => entry.Required("Id"))];
        if (ids.Count == 0)
            throw new SqsFault(SqsError.EmptyBatch, $"There should be at least one {entryName} in the request.");
        if (ids.Count > EntriesMax)
            throw new SqsFault(SqsError.TooManyEntries, $"Maximum number of entries per request are {EntriesMax}. You have sent {ids.Count}.");
        if (ids.Exists(id => !EntryId().IsMatch(id)))
        {
            throw new SqsFault(
                SqsError.InvalidEntryId, "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
        }

        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new SqsFault(SqsError.EntryIdsNotDistinct, $"Id {repeated.Key} repeated.");
        return entries;
    }

    /// <summary>Does what is asked with each entry and sorts the answers.</summary>
    /// <param name="entries">The entries, whose ids are known to be good.</param>
    /// <param name="work">Gives what there is to say about an entry beside its id, or ends with the error of that entry.</param>
    public static JsonObject Answer(IEnumerable<SqsInput> entries, Func<SqsInput, JsonObject> work)
    {
        JsonArray successful = [], failed = [];
        foreach (var entry in entries)
        {
            var id = entry.Required("Id");
            try
            {
                var answer = work(entry);
                answer["Id"] = id;
                successful.Add((JsonNode)answer);
            }
            catch (SqsFault fault) when (fault.Error != SqsError.Serialization && fault.Error != SqsError.QueueDoesNotExist)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = id, ["SenderFault"] = fault.Error.Status < 500, ["Code"] = fault.Error.QueryCode, ["Message"] = fault.Message });
            }
        }

        return new() { ["Successful"] = successful, ["Failed"] = failed };
    }

    /// <summary>An answer that says no more than that it is done.</summary>
    public static JsonObject Done(QueueAnswer answer) => answer is QueueAnswer.Refused refused ? throw SqsFault.Of(refused.Refusal) : [];

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex EntryId();
}
