using System.Text.Json.Nodes;
using Engines.Local.Queues;

namespace Engines.Local.Page.Showing;

/// <summary>What was given up or not believed, queue by queue.</summary>
internal static class DeadLetters
{
    public static JsonArray Of(PageScene scene) => new([.. scene.Queues.All
        .Select(queue => (Queue: queue, Source: scene.SourceOf(queue)))
        .Where(pair => pair.Source is not null)
        .Select(pair => One(pair.Queue, pair.Source!))]);

    private static JsonObject One(LocalQueue queue, LocalQueue source)
    {
        var list = QueueMessages.List(queue);
        list["name"] = queue.Options.Name;
        list["source"] = source.Options.Name;
        return list;
    }
}
