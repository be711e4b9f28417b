using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Page.Showing;

/// <summary>What happened in one conversation, the oldest first: what the tables say, and beside it what the providers saw.</summary>
internal static class Timeline
{
    private static readonly (string Attribute, string Status)[] Seen =
    [
        ("sending_at", "sending"), ("retry_wait_at", "retry_wait"), ("unconfirmed_at", "unconfirmed"), ("sent_at", "sent"),
        ("delivered_at", "delivered"), ("read_at", "read"), ("failed_at", "failed"), ("suppressed_at", "suppressed"),
    ];

    private static readonly string[] Reported = ["delivered", "read", "failed"];

    private static readonly (string Attribute, string Title)[] Said =
    [
        ("opted_in_at", "The person agreed to messages"), ("opted_out_at", "The person stopped all messages"),
        ("marketing_opted_in_at", "The person agreed to advertising"), ("marketing_opted_out_at", "The person stopped advertising"),
        ("handed_off_at", "Handed to people"),
    ];

    public static JsonArray Of(IReadOnlyList<StoredItem> items, IReadOnlyList<LedgerEntry> calls, bool reveals)
    {
        var entries = items.Where(item => item.RequestId is not null).SelectMany(item => Statuses(item, reveals))
            .Concat(Numbered(calls).Select(call => Call(call.Entry, call.Attempt, reveals)))
            .Concat(items.Where(item => item.IsReply).Select(item => Reply(item, reveals)))
            .Concat(items.Where(item => item.Id == "HEAD").SelectMany(Wishes));
        return new([.. entries.OrderBy(Moment).ThenBy(entry => entry["rank"]!.GetValue<int>())]);
    }

    // Providers report whole seconds. Such a time may be any within its second, so it comes after what is known exactly.
    private static long Moment(JsonObject entry)
    {
        var at = entry["at"]!.GetValue<long>();
        var isReported = entry["kind"]!.GetValue<string>() is "reply" || Reported.Contains(entry["status"]?.GetValue<string>(), StringComparer.Ordinal);
        return isReported && at % 1000 == 0 ? at + 999 : at;
    }

    private static IEnumerable<JsonObject> Statuses(StoredItem message, bool reveals)
    {
        foreach (var (attribute, status) in Seen)
        {
            if (message.Time(attribute) is not { } at)
                continue;

            var entry = Entry(at, "status", message.RequestId, Array.FindIndex(Seen, one => one.Status == status) is 0 ? 0 : 2);
            entry["status"] = status;
            entry["title"] = status == "sending" ? $"{(message.Count("answers") > 0 ? "Answer" : message.Text("template") ?? "Message")} claimed" : status;
            if (status == "sending")
                entry["content"] = ConversationView.Content(message, reveals);
            if (status == message.Text("outbound_status"))
            {
                entry["reason"] = message.Text("reason");
                entry["sentence"] = ReasonPages.Sentence(message.Text("reason"));
                entry["detail"] = message.Text("reason_detail");
            }

            yield return entry;
        }
    }

    private static IEnumerable<(LedgerEntry Entry, int Attempt)> Numbered(IReadOnlyList<LedgerEntry> calls)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var number = counts.GetValueOrDefault(call.Attempt!.Value.RequestId) + 1;
            counts[call.Attempt.Value.RequestId] = number;
            yield return (call, number);
        }
    }

    private static JsonObject Call(LedgerEntry call, int number, bool reveals)
    {
        var provider = call.Call.Provider.ToName();
        var entry = Entry(call.At.ToUnixTimeMilliseconds(), "call", call.Attempt!.Value.RequestId, 1);
        entry["title"] = call.IsAccepted ? $"{provider} took call {number}" : $"{provider} refused call {number}";
        entry["provider"] = provider;
        entry["is_accepted"] = call.IsAccepted;
        entry["provider_message_id"] = call.ProviderMessageId is { } id ? reveals ? id : Mask.ProviderId(id) : null;
        entry["detail"] = call.Code;
        return entry;
    }

    private static JsonObject Reply(StoredItem reply, bool reveals)
    {
        var entry = Entry(reply.Time("received_at") ?? 0, "reply", reply.Text("answer_id"), 3);
        var kind = reply.Text("kind") ?? "text";
        entry["title"] = reply.Text("wish") is { } wish ? $"Reply: {kind}, asks for {wish}" : $"Reply: {kind}";
        entry["content"] = reveals ? Words(reply, kind) : Mask.Hidden;
        entry["turn"] = reply.Text("turn");
        entry["turn_by"] = reply.Text("turn_by");
        return entry;
    }

    private static IEnumerable<JsonObject> Wishes(StoredItem head)
    {
        foreach (var (attribute, title) in Said)
        {
            if (head.Time(attribute) is not { } at)
                continue;
            var entry = Entry(at, "head", null, 4);
            entry["title"] = title;
            if (attribute == "handed_off_at")
                entry["detail"] = head.Text("status_reason");
            yield return entry;
        }
    }

    private static string Words(StoredItem reply, string kind)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Text("content") ?? "{}", InboundContentJson.Default.InboundContent) is { } content
                ? SpokenText.Of(content with { Kind = Engines.Tables.InboundKindWords.Parse(kind) ?? InboundKind.Other })
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    // What came first comes first, and within a millisecond the claim, then the call, then what it led to.
    private static JsonObject Entry(long at, string kind, string? requestId, int rank) => new() { ["at"] = at, ["rank"] = rank, ["kind"] = kind, ["request_id"] = requestId };
}
