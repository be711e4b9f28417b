using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

/// <summary>Names and values at a queue, which change nothing.</summary>
internal static class QueueTags
{
    private const int TagsMax = 50;

    public static Task<JsonObject?> TagAsync(SqsCall call, CancellationToken cancellationToken)
    {
        call.Queue().Change(options => options.Tags.SetItems(call.Input.Texts("Tags")) is { Count: <= TagsMax } tags
            ? options with { Tags = tags }
            : throw SqsFault.Invalid($"Too many tags added for queue {options.Name}."));
        return Task.FromResult<JsonObject?>(null);
    }

    public static Task<JsonObject?> UntagAsync(SqsCall call, CancellationToken cancellationToken)
    {
        call.Queue().Change(options => options with { Tags = options.Tags.RemoveRange(call.Input.Names("TagKeys")) });
        return Task.FromResult<JsonObject?>(null);
    }

    public static Task<JsonObject?> ListAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var tags = call.Queue().Options.Tags;
        return Task.FromResult<JsonObject?>(tags.Count == 0
            ? []
            : new() { ["Tags"] = new JsonObject(tags.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) });
    }
}
