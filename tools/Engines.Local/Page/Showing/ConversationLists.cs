using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Local.Conversations;

namespace Engines.Local.Page.Showing;

/// <summary>The conversations of every company in which the person wrote or said what they want, the newest first.</summary>
internal static class ConversationLists
{
    public const int ListMax = 40;

    public static async Task<JsonArray> ReadAsync(PageScene scene, CancellationToken cancellationToken)
    {
        var list = new ConversationList(scene.Dynamo, scene.Conversations);
        var found = new List<(string Project, ConversationEntry Entry)>();
        foreach (var company in scene.Companies)
        {
            var page = await list.ReadAsync(company.CompanyId, company.ProjectId, status: null, ListMax, cancellationToken);
            found.AddRange(page.Entries.Select(entry => ($"{company.CompanyId}/{company.ProjectId}", entry)));
        }

        return new([.. found.OrderByDescending(pair => pair.Entry.LastActivityAt, StringComparer.Ordinal).Take(ListMax).Select(pair => Line(pair.Project, pair.Entry))]);
    }

    private static JsonObject Line(string project, ConversationEntry entry) => new JsonObject
    {
        ["conversation"] = entry.Id,
        ["project"] = project,
        ["channel"] = entry.Channel,
        ["status"] = entry.Status ?? "not written yet",
        ["reason"] = entry.Reason,
        ["is_opted_out"] = entry.IsOptedOut,
        ["at"] = DateTimeOffset.TryParse(entry.LastActivityAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds() : null,
    };
}
