using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The Lambda Runtime API towards one process: hands out one batch at a time, and waits for the answer to it.</summary>
internal sealed class RuntimeSession(Batches batches, TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource<byte[]> work = NewSource<byte[]>();
    private TaskCompletionSource idle = NewSource();
    private TaskCompletionSource<long> done = NewSource<long>();
    private int left;
    private long firstAnswerAt;
    private string? failure;

    public Traffic Traffic { get; } = new();

    /// <summary>Lets the process work through so many messages.</summary>
    /// <returns>When the first of them were answered, as a timestamp, once all are.</returns>
    public Task<long> Release(int messages)
    {
        lock (gate)
        {
            left = messages / Batches.Size;
            firstAnswerAt = 0;
            done = NewSource<long>();
            if (failure is not null)
                done.SetException(new InvalidRunException(failure));
            else
                work.SetResult(batches.Next());
            return done.Task;
        }
    }

    /// <summary>Ends once the process has nothing to do but wait for the next batch.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
            return idle.Task;
    }

    /// <summary>A request for the next invocation.</summary>
    public async Task<byte[]> TakeAsync(CancellationToken cancellationToken)
    {
        Task<byte[]> next;
        lock (gate)
        {
            next = work.Task;
            if (!next.IsCompleted)
                idle.TrySetResult();
        }

        var batch = await next.WaitAsync(cancellationToken);
        lock (gate)
        {
            idle = NewSource();
            work = NewSource<byte[]>();
        }

        return batch;
    }

    /// <summary>The answer to an invocation.</summary>
    public void Answer(ReadOnlySpan<byte> body)
    {
        var at = time.GetTimestamp();
        if (!IsWithoutFailures(body))
        {
            Fail($"an answer was not an empty list of failures: {Encoding.UTF8.GetString(body)}");
            return;
        }

        lock (gate)
        {
            if (firstAnswerAt == 0)
                firstAnswerAt = at;
            if (--left > 0)
                work.SetResult(batches.Next());
            else
                done.TrySetResult(firstAnswerAt);
        }
    }

    public void Fail(string problem)
    {
        lock (gate)
        {
            failure ??= problem;
            done.TrySetException(new InvalidRunException(problem));
        }
    }

    private static bool IsWithoutFailures(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("batchItemFailures", out var failures)
                && failures.GetArrayLength() == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
