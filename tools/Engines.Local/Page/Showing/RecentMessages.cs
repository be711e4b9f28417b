using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Page.Showing;

/// <summary>The messages about which a provider was called last, the newest first. It finds conversations too in which nobody ever answered.</summary>
internal static class RecentMessages
{
    public const int ListMax = 40;

    public static async Task<JsonArray> ReadAsync(PageScene scene, bool reveals, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<(ConversationId Conversation, string RequestId), LedgerEntry>();
        var entries = scene.Ledger.Entries;
        for (var index = entries.Count - 1; index >= 0 && newest.Count < ListMax; index--)
        {
            if (entries[index].Attempt is { } attempt)
                newest.TryAdd((attempt.Conversation, attempt.RequestId), entries[index]);
        }

        var items = (await new Partition(scene.Dynamo, scene.Conversations).ReadAsync(newest.Keys, cancellationToken)).ToDictionary(item => (item.ConversationId, item.RequestId));
        return new([.. newest.Select(pair => Line(pair.Key, pair.Value, items.GetValueOrDefault((pair.Key.Conversation.Value, pair.Key.RequestId)), reveals))]);
    }

    private static JsonObject Line((ConversationId Conversation, string RequestId) key, LedgerEntry last, StoredItem? item, bool reveals) => new JsonObject
    {
        ["conversation"] = key.Conversation.Value,
        ["request_id"] = key.RequestId,
        ["person"] = reveals ? last.Call.Recipient : Mask.Address(last.Call.Recipient),
        ["provider"] = last.Call.Provider.ToName(),
        ["channel"] = item?.Text("channel"),
        ["status"] = item?.Text("outbound_status"),
        ["reason"] = item?.Text("reason"),
        ["attempt"] = item?.Number("attempt"),
        ["is_answer"] = item?.Count("answers") > 0,
        ["template"] = item?.Text("template"),
        ["at"] = last.At.ToUnixTimeMilliseconds(),
    };
}
