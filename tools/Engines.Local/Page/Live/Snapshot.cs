using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Functions;
using Engines.Local.Providers;
using Engines.Local.Queues;

namespace Engines.Local.Page.Live;

/// <summary>Everything that moves, in one object without addresses. Nothing in it changes by time alone, so that equal texts mean that nothing happened.</summary>
internal static class Snapshot
{
    // The oldest of a very long queue is looked for among those only that come first.
    private const int PeekMax = 500;

    public static JsonObject Of(PageScene scene, QueueHistory history)
    {
        var entries = scene.Ledger.Entries;
        return new()
        {
            ["queues"] = new JsonArray([.. scene.Queues.All.Select(queue => Queue(scene, queue, history))]),
            ["functions"] = new JsonArray([.. scene.Functions.Select(Function)]),
            ["faults"] = new JsonArray([.. scene.Faults.Settings.Select(Fault)]),
            ["calls"] = entries.Count,
            ["accepted"] = entries.Count(entry => entry.IsAccepted),
        };
    }

    private static JsonObject Queue(PageScene scene, LocalQueue queue, QueueHistory history)
    {
        var counts = queue.Count();
        var source = scene.SourceOf(queue);
        return new()
        {
            ["name"] = queue.Options.Name,
            ["is_requests"] = queue == scene.Requests,
            ["source"] = source?.Options.Name,
            ["visible"] = counts.Visible,
            ["in_flight"] = counts.InFlight,
            ["delayed"] = counts.Delayed,
            ["oldest_at"] = counts.Total == 0 ? null : Oldest(queue),
            ["history"] = new JsonArray([.. history.Of(queue.Options.Name).Select(count => (JsonNode)count)]),
        };
    }

    private static long? Oldest(LocalQueue queue) =>
        queue.Peek(PeekMax) is { Count: > 0 } messages ? messages.Min(message => message.SentAt).ToUnixTimeMilliseconds() : null;

    private static JsonObject Function(PageFunction function)
    {
        var seen = function.Snapshot();
        return new()
        {
            ["name"] = seen.Name,
            ["busy"] = seen.Busy,
            ["idle"] = seen.Idle,
            ["starting"] = seen.Starting,
            ["processes_max"] = seen.ProcessesMax,
            ["invocations"] = seen.Invocations,
            ["cold_starts"] = seen.ColdStarts,
            ["errors"] = seen.Errors,
            ["timed_out"] = seen.TimedOut,
            ["crashed"] = seen.Crashed,
            ["throttled"] = seen.Throttled,
            ["durations"] = new JsonArray([.. seen.Durations.Select(Bucket)]),
        };
    }

    private static JsonObject Bucket(DurationBucket bucket) => new()
    {
        ["up_to_ms"] = bucket.UpTo == TimeSpan.MaxValue ? null : bucket.UpTo.TotalMilliseconds,
        ["count"] = bucket.Count,
    };

    private static JsonObject Fault(FaultSetting setting) => new()
    {
        ["name"] = setting.Switch.Name,
        ["provider"] = setting.Provider.ToName(),
        ["share"] = setting.Share,
    };
}
