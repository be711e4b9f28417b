using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Conversations;

namespace Engines.Local.Page.Showing;

/// <summary>One conversation: how it stands, its messages, and what happened in the order of time.</summary>
internal static class ConversationView
{
    public static async Task<JsonObject?> ReadAsync(PageScene scene, ConversationId conversation, bool reveals, CancellationToken cancellationToken)
    {
        var items = await new Partition(scene.Dynamo, scene.Conversations).ReadAsync(conversation, cancellationToken);
        var calls = scene.Ledger.Entries.Where(entry => entry.Attempt?.Conversation == conversation).ToList();
        if (items.Count == 0 && calls.Count == 0)
            return null;

        var head = items.FirstOrDefault(item => item.Id == "HEAD");
        var first = items.FirstOrDefault(item => item.RequestId is not null);
        var person = (calls.Count > 0 ? calls[0].Call.Recipient : RecipientOf(first)) ?? "";
        return new()
        {
            ["conversation"] = conversation.Value,
            ["project"] = ProjectOf(items),
            ["channel"] = head?.Text("channel") ?? first?.Text("channel"),
            ["person"] = reveals ? person : Mask.Address(person),
            ["alias_of"] = items.FirstOrDefault(item => item.Id == "ALIAS")?.Text("alias_of"),
            ["head"] = head is null ? null : Head(head),
            ["messages"] = new JsonArray([.. items.Where(item => item.RequestId is not null).OrderBy(item => item.Time("created_at")).Select(item => Message(item, reveals))]),
            ["timeline"] = Timeline.Of(items, calls, reveals),
        };
    }

    /// <summary>The company and project that a conversation belongs to; empty where no item says.</summary>
    public static string ProjectOf(IEnumerable<StoredItem> items) =>
        items.Select(item => item.Text("company_id") is { } company ? $"{company}/{item.Text("project_id")}" : null).OfType<string>().FirstOrDefault() ?? "";

    /// <summary>What a message says, or that it is hidden.</summary>
    public static string Content(StoredItem message, bool reveals)
    {
        if (!reveals)
            return Mask.Hidden;
        try
        {
            return message.Text("request") is { } request ? SpokenText.Of(request) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static JsonObject Head(StoredItem head) => new JsonObject
    {
        ["status"] = head.Text("conversation_status"),
        ["reason"] = head.Text("status_reason"),
        ["pending"] = head.Count("pending"),
        ["is_opted_out"] = ConversationList.IsRefusal(head.Text("opted_out_at"), head.Text("opted_in_at")),
        ["is_marketing_opted_out"] = ConversationList.IsRefusal(head.Text("marketing_opted_out_at"), head.Text("marketing_opted_in_at")),
        ["turn_owner"] = head.Text("turn_owner"),
        ["turn_until"] = head.Number("turn_until"),
        ["turn_fence"] = head.Number("turn_fence"),
        ["window_until"] = head.Number("window_until"),
    };

    private static JsonObject Message(StoredItem item, bool reveals) => new JsonObject
    {
        ["request_id"] = item.RequestId,
        ["template"] = item.Text("template"),
        ["is_answer"] = item.Count("answers") > 0,
        ["status"] = item.Text("outbound_status"),
        ["attempt"] = item.Number("attempt"),
        ["accepted"] = item.Count("accepted_attempts"),
        ["provider"] = item.Text("provider"),
        ["provider_message_id"] = item.Text("provider_message_id") is { } id ? reveals ? id : Mask.ProviderId(id) : null,
        ["reason"] = item.Text("reason"),
        ["sentence"] = ReasonPages.Sentence(item.Text("reason")),
        ["detail"] = item.Text("reason_detail"),
        ["policy"] = item.Text("when_unconfirmed"),
        ["worker"] = item.Text("worker"),
        ["lease_until"] = item.Number("lease_until"),
        ["next_attempt_at"] = item.Number("next_attempt_at"),
        ["reconcile_until"] = item.Number("reconcile_until"),
        ["content"] = Content(item, reveals),
    };

    private static string? RecipientOf(StoredItem? message)
    {
        try
        {
            return message?.Text("request") is { } text && JsonNode.Parse(text) is JsonObject request && request["recipient"] is JsonValue value && value.TryGetValue<string>(out var recipient)
                ? recipient
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
