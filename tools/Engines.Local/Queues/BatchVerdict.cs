using System.Text.Json;

namespace Engines.Local.Queues;

/// <summary>Which messages of a batch an invocation finished.</summary>
public abstract record BatchVerdict
{
    private BatchVerdict()
    {
    }

    public sealed record AllSucceeded : BatchVerdict;

    public sealed record SomeFailed(IReadOnlySet<string> MessageIds) : BatchVerdict;

    public sealed record AllFailed(string Reason) : BatchVerdict;

    /// <summary>Reads the answer by Lambda's rules.</summary>
    /// <param name="result">What the invocation came to.</param>
    /// <param name="messageIds">The batch.</param>
    /// <param name="reportsItemFailures">Whether <c>ReportBatchItemFailures</c> is on; without it any answer at all is success.</param>
    public static BatchVerdict Of(InvocationResult result, IReadOnlySet<string> messageIds, bool reportsItemFailures) => result switch
    {
        InvocationResult.Failed failed => new AllFailed(failed.Reason),
        InvocationResult.Throttled => new AllFailed("The function was busy and refused the batch."),
        InvocationResult.Answered answered when reportsItemFailures => OfAnswer(answered.Payload, messageIds),
        _ => new AllSucceeded(),
    };

    public bool Succeeded(string messageId) => this switch
    {
        AllSucceeded => true,
        SomeFailed some => !some.MessageIds.Contains(messageId),
        _ => false,
    };

    private static BatchVerdict OfAnswer(ReadOnlyMemory<byte> payload, IReadOnlySet<string> messageIds)
    {
        if (payload.IsEmpty)
            return new AllSucceeded();

        try
        {
            using var json = JsonDocument.Parse(payload);
            return OfJson(json.RootElement, messageIds);
        }
        catch (JsonException)
        {
            return new AllFailed("The answer is not JSON.");
        }
    }

    private static BatchVerdict OfJson(JsonElement answer, IReadOnlySet<string> messageIds)
    {
        if (answer.ValueKind == JsonValueKind.Null)
            return new AllSucceeded();
        if (answer.ValueKind != JsonValueKind.Object)
            return new AllFailed("The answer is not a JSON object.");
        if (!answer.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
            return new AllSucceeded();
        if (failures.ValueKind != JsonValueKind.Array)
            return new AllFailed("batchItemFailures is not a list.");

        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object || !failure.TryGetProperty("itemIdentifier", out var id))
                return new AllFailed("An entry of batchItemFailures has no itemIdentifier.");
            if (id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 } text)
                return new AllFailed("An itemIdentifier is null, empty or not a text.");
            if (!messageIds.Contains(text))
                return new AllFailed($"The itemIdentifier '{text}' is not a message of the batch.");
            failed.Add(text);
        }

        return failed.Count == 0 ? new AllSucceeded() : new SomeFailed(failed);
    }
}
