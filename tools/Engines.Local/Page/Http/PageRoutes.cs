using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Page.Acting;
using Engines.Local.Page.Showing;
using Engines.Local.Providers;
using Engines.Local.Queues;

namespace Engines.Local.Page.Http;

/// <summary>Every call of the page, and what answers it.</summary>
internal static class PageRoutes
{
    public static IReadOnlyList<PageRoute> Of(PageScene scene, TimeProvider time)
    {
        var desk = new DeadLetterDesk(scene);
        return
        [
            Get("/api/queues/*/messages", call => OnQueue(scene, call, queue => new PageAnswer.Json(QueueMessages.List(queue)))),
            Get("/api/queues/*/messages/*", call => OnQueue(scene, call, queue => Found(QueueMessages.Find(queue, call.Parts[1], call.Reveals)))),
            Post("/api/queues/*/purge", call => OnQueue(scene, call, Purge)),
            Post("/api/queues/*/send", call => OnQueue(scene, call, queue => Send(queue, call.Text("body") ?? "", desk))),
            Get("/api/examples", _ => new PageAnswer.Json(Examples.Of(time.GetUtcNow()))),
            Get("/api/dead-letters", _ => new PageAnswer.Json(DeadLetters.Of(scene))),
            Post("/api/dead-letters/*/redrive", call => desk.RedriveAll(call.Parts[0])),
            Post("/api/dead-letters/*/*/redrive", call => desk.Redrive(call.Parts[0], call.Parts[1])),
            Post("/api/dead-letters/*/*/resend", call => desk.Resend(call.Parts[0], call.Parts[1], call.Text("body") ?? "")),
            Post("/api/dead-letters/*/*/delete", call => desk.Delete(call.Parts[0], call.Parts[1])),
            new("GET", "/api/messages", async (call, token) => new PageAnswer.Json(await RecentMessages.ReadAsync(scene, call.Reveals, token))),
            new("GET", "/api/conversations", async (_, token) => new PageAnswer.Json(await ConversationLists.ReadAsync(scene, token))),
            new("GET", "/api/conversations/*", (call, token) => ConversationAsync(scene, call, token)),

            // By POST, so that a number that was looked for stands in no address.
            new("POST", "/api/search", async (call, token) => new PageAnswer.Json(await ConversationSearch.FindAsync(scene, (call.Text("query") ?? "").Trim(), token))),
            Get("/api/reasons/*", call => Found(ReasonPages.Find(call.Parts[0]))),
            Get("/api/faults", _ => new PageAnswer.Json(Switches())),
            Post("/api/faults", call => SetFault(scene.Faults, call)),
            Post("/api/faults/off", _ => SwitchOff(scene.Faults)),
            Get("/api/functions/*/invocations", call => OnFunction(scene, call, function => new PageAnswer.Json(Invocations.List(function)))),
            Get("/api/functions/*/invocations/*", call => OnFunction(scene, call, function => Found(Invocations.Find(function, call.Parts[1])))),
            new("POST", "/api/functions/*/kill", (call, _) => KillAsync(scene, call)),
        ];
    }

    private static PageRoute Get(string pattern, Func<PageCall, PageAnswer> answer) => new("GET", pattern, (call, _) => Task.FromResult(answer(call)));

    private static PageRoute Post(string pattern, Func<PageCall, PageAnswer> answer) => new("POST", pattern, (call, _) => Task.FromResult(answer(call)));

    private static PageAnswer Found(JsonNode? body) => body is null ? new PageAnswer.Missing("It is not there, or not any more.") : new PageAnswer.Json(body);

    private static PageAnswer OnQueue(PageScene scene, PageCall call, Func<LocalQueue, PageAnswer> answer) =>
        scene.Queues.Find(call.Parts[0]) is { } queue ? answer(queue) : new PageAnswer.Missing($"There is no queue {call.Parts[0]}.");

    private static PageAnswer OnFunction(PageScene scene, PageCall call, Func<PageFunction, PageAnswer> answer) =>
        Find(scene, call.Parts[0]) is { } function ? answer(function) : new PageAnswer.Missing($"There is no function {call.Parts[0]}.");

    private static PageFunction? Find(PageScene scene, string name) => scene.Functions.FirstOrDefault(one => one.Snapshot().Name == name);

    private static PageAnswer Purge(LocalQueue queue) => queue.Purge() is QueueAnswer.Refused refused
        ? new PageAnswer.Refused(refused.Refusal.Message)
        : PageAnswer.Done($"{queue.Options.Name} is empty.");

    private static PageAnswer Send(LocalQueue queue, string body, DeadLetterDesk desk)
    {
        if (DeadLetterDesk.ProblemOf(body) is { } problem)
            return new PageAnswer.Refused(problem);
        return queue.Send(new QueueMessage(body)) is SendAnswer.Refused refused
            ? new PageAnswer.Refused(refused.Refusal.Message)
            : desk.Sent($"Sent to {queue.Options.Name}.", body);
    }

    private static async Task<PageAnswer> ConversationAsync(PageScene scene, PageCall call, CancellationToken cancellationToken) =>
        ConversationId.TryParse(call.Parts[0], out var conversation)
            ? new PageAnswer.Json(await ConversationView.ReadAsync(scene, conversation, call.Reveals, cancellationToken) ?? new JsonObject { ["is_missing"] = true })
            : new PageAnswer.Missing("This is not the id of a conversation.");

    private static JsonObject Switches() => new()
    {
        ["providers"] = new JsonArray([.. Enum.GetValues<ProviderKind>().Select(kind => (JsonNode)kind.ToName())]),
        ["switches"] = new JsonArray([.. FaultPanel.Switches.Select(one => new JsonObject { ["name"] = one.Name, ["description"] = one.Description })]),
    };

    private static PageAnswer SetFault(FaultPanel panel, PageCall call)
    {
        var name = call.Text("name") ?? "";
        if (FaultPanel.Find(name) is null)
            return new PageAnswer.Missing($"There is no switch {name}.");
        if (Enum.GetValues<ProviderKind>().Where(kind => kind.ToName() == call.Text("provider")).Select(kind => (ProviderKind?)kind).FirstOrDefault() is not { } provider)
            return new PageAnswer.Missing("There is no such provider.");
        if (call.Number("share") is not (>= 0 and <= 1))
            return new PageAnswer.Refused("A share is a number from 0 to 1.");

        var wanted = call.Number("share")!.Value;
        panel.Set(name, provider, wanted);
        return PageAnswer.Done(wanted > 0 ? $"{name} at {provider.ToName()}: {wanted * 100:0} % of the calls." : $"{name} at {provider.ToName()}: off.");
    }

    private static PageAnswer.Json SwitchOff(FaultPanel panel)
    {
        foreach (var setting in panel.Settings)
            panel.Set(setting.Switch.Name, setting.Provider, 0);
        return PageAnswer.Done("All faults are off.");
    }

    private static async Task<PageAnswer> KillAsync(PageScene scene, PageCall call)
    {
        if (Find(scene, call.Parts[0]) is not { } function)
            return new PageAnswer.Missing($"There is no function {call.Parts[0]}.");
        if (function.Processes().Count == 0)
            return new PageAnswer.Refused("None of its processes is alive just now.");

        await function.Kill(0);
        return PageAnswer.Done($"A process of {call.Parts[0]} was killed. What it had comes back after the visibility timeout.");
    }
}
