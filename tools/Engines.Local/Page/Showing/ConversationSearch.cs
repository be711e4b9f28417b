using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Page.Showing;

/// <summary>Finds conversations by what people have at hand: a request's id, a number or address, or the conversation's own id.</summary>
internal static class ConversationSearch
{
    private const int HitsMax = 50;

    // One item says enough in a list.
    private const int ItemsMax = 20;

    public static async Task<JsonArray> FindAsync(PageScene scene, string query, CancellationToken cancellationToken)
    {
        var partition = new Partition(scene.Dynamo, scene.Conversations);
        var hits = new List<JsonObject>();
        foreach (var (conversation, project) in Candidates(scene, query).Distinct())
        {
            if (await partition.ReadAsync(conversation, ItemsMax, cancellationToken) is { Count: > 0 } items)
                hits.Add(Hit(conversation.Value, project ?? ConversationView.ProjectOf(items), items.FirstOrDefault(item => item.RequestId is not null)));
        }

        if (hits.Count == 0 && RequestId.IsValid(query))
            hits.AddRange((await partition.ScanAsync(query, cancellationToken)).Take(HitsMax).Select(item => Hit(item.ConversationId, ConversationView.ProjectOf([item]), item)));
        return new([.. hits]);
    }

    /// <summary>The conversations that an address may have: one for each sender of each company that could write to it.</summary>
    private static IEnumerable<(ConversationId Conversation, string? Project)> Candidates(PageScene scene, string query)
    {
        if (ConversationId.TryParse(query, out var id))
            yield return (id, null);

        foreach (var company in scene.Companies)
        {
            foreach (var sender in company.Senders.Values)
            {
                if (PersonAddress.TryNormalise(sender.Channel, query, out var address, out _))
                    yield return (ConversationId.Of(sender.Channel, sender.Address, address), $"{company.CompanyId}/{company.ProjectId}");
            }
        }
    }

    private static JsonObject Hit(string conversation, string project, StoredItem? message) => new()
    {
        ["conversation"] = conversation,
        ["project"] = project,
        ["channel"] = message?.Text("channel"),
        ["request_id"] = message?.RequestId,
        ["status"] = message?.Text("outbound_status"),
    };
}
