using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Campaigns;

/// <summary>Holds the items of one conversation against each other and against what the providers took. Everything has to be at rest: a turn under way is no error before.</summary>
internal static class ConsistencyCheck
{
    private const string Outbound = "OUT#";
    private const string Inbound = "IN#";

    /// <summary>Everything that does not fit.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="items">Its whole partition.</param>
    /// <param name="accepted">The calls about it that a provider took.</param>
    public static IReadOnlyList<Contradiction> Of(
        string conversation, IReadOnlyList<Dictionary<string, AttributeValue>> items, IReadOnlyList<LedgerEntry> accepted)
    {
        var byId = items.ToDictionary(item => item["item_id"].S, StringComparer.Ordinal);
        return
        [
            .. Head(byId).Concat(Replies(byId)).Concat(Answers(byId)).Concat(Messages(byId, accepted))
                .Select(found => new Contradiction(conversation, found.What, found.Detail)),
        ];
    }

    private static IEnumerable<(string What, string Detail)> Head(Dictionary<string, Dictionary<string, AttributeValue>> items)
    {
        if (!items.TryGetValue("HEAD", out var head))
            yield break;

        if (Text(head, "turn_owner") is { } owner)
            yield return (Contradiction.TurnLeft, owner);
        foreach (var id in (head.GetValueOrDefault("pending")?.L ?? []).Select(entry => entry.M["id"].S))
        {
            if (!items.TryGetValue(Inbound + id, out var reply))
                yield return (Contradiction.PendingUnknown, id);
            else if (Text(reply, "turn") is { } turn)
                yield return (Contradiction.PendingClosed, $"{id}: {turn}");
        }
    }

    private static IEnumerable<(string What, string Detail)> Replies(Dictionary<string, Dictionary<string, AttributeValue>> items)
    {
        foreach (var (id, reply) in Under(items, Inbound))
        {
            if (Text(reply, "turn") != "answered")
                continue;
            if (Text(reply, "answer_id") is not { } answer || !items.TryGetValue(Outbound + answer, out var message))
                yield return (Contradiction.AnswerMissing, id);
            else if (message.GetValueOrDefault("answers")?.SS?.Contains(id) != true)
                yield return (Contradiction.AnswerStrange, $"{id}, {answer}");
        }
    }

    private static IEnumerable<(string What, string Detail)> Answers(Dictionary<string, Dictionary<string, AttributeValue>> items)
    {
        var isHandedOff = items.TryGetValue("HEAD", out var head) && Text(head, "conversation_status") == "handed_off";
        foreach (var (id, message) in Under(items, Outbound))
        {
            foreach (var answered in message.GetValueOrDefault("answers")?.SS ?? [])
            {
                // People may have taken over while the answer was on its way; then what they took has no turn.
                var turn = items.TryGetValue(Inbound + answered, out var reply) ? Text(reply, "turn") ?? (isHandedOff ? "handed_off" : "none") : "not there";
                if (HasArrived(message) && turn is not ("answered" or "handed_off"))
                    yield return (Contradiction.AnswerStrange, $"{id} covers {answered}: {turn}");
            }
        }
    }

    private static IEnumerable<(string What, string Detail)> Messages(Dictionary<string, Dictionary<string, AttributeValue>> items, IReadOnlyList<LedgerEntry> accepted)
    {
        var taken = accepted.ToLookup(entry => Outbound + entry.Attempt!.Value.RequestId, StringComparer.Ordinal);
        foreach (var entry in accepted.Where(entry => !items.TryGetValue(Outbound + entry.Attempt!.Value.RequestId, out var item) || !Knows(item, entry.Attempt!.Value)))
            yield return (Contradiction.LedgerUnknown, entry.Call.AttemptText);

        foreach (var (id, message) in Under(items, Outbound))
        {
            var calls = taken[Outbound + id].ToList();
            if (Text(message, "outbound_status") == "sending")
                yield return (Contradiction.SendingLeft, id);
            else if (HasArrived(message) && calls.Count == 0)
                yield return (Contradiction.LedgerMissing, id);
            else if (Text(message, "outbound_status") is "failed" or "suppressed" or "retry_wait" && calls.Count > 0)
                yield return (Contradiction.LedgerDenied, id);
            if (Text(message, "provider_message_id") is { } provider && calls.Count > 0 && calls.All(call => call.ProviderMessageId != provider))
                yield return (Contradiction.LedgerStrange, $"{id}: {provider}");
        }
    }

    private static bool Knows(Dictionary<string, AttributeValue> message, AttemptId attempt) =>
        Text(message, "attempt_id") == attempt.Value || message.GetValueOrDefault("attempt_ids")?.SS?.Contains(attempt.Value) == true;

    private static bool HasArrived(Dictionary<string, AttributeValue> message) => Text(message, "outbound_status") is "sent" or "delivered" or "read";

    private static IEnumerable<(string Id, Dictionary<string, AttributeValue> Item)> Under(Dictionary<string, Dictionary<string, AttributeValue>> items, string prefix) =>
        items.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(item => (item.Key[prefix.Length..], item.Value));

    private static string? Text(Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;
}
