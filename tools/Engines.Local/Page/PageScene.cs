using Amazon.DynamoDBv2;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Functions;
using Engines.Local.Providers;
using Engines.Local.Queues;

namespace Engines.Local.Page;

/// <summary>What the page shows and steers, so that it can be shown without engines too.</summary>
public sealed record PageScene
{
    public required LocalQueues Queues { get; init; }

    /// <summary>The queue that requests are sent to.</summary>
    public required LocalQueue Requests { get; init; }

    public required IReadOnlyList<PageFunction> Functions { get; init; }

    public required ProviderLedger Ledger { get; init; }

    public required FaultPanel Faults { get; init; }

    public required IReadOnlyList<Company> Companies { get; init; }

    public required IAmazonDynamoDB Dynamo { get; init; }

    /// <summary>ConversationsTable.</summary>
    public required string Conversations { get; init; }

    /// <summary>The scene of a cloud that runs.</summary>
    public static PageScene Of(LocalCloud cloud)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        return new()
        {
            Queues = cloud.Queues,
            Requests = cloud.Requests,
            Functions = [.. cloud.Engines.Select(PageFunction.Of)],
            Ledger = cloud.Ledger,
            Faults = cloud.Faults,
            Companies = cloud.Companies,
            Dynamo = cloud.Dynamo,
            Conversations = cloud.Conversations.Name,
        };
    }

    /// <summary>The queue whose messages end in this one; null where this one holds no dead letters.</summary>
    public LocalQueue? SourceOf(LocalQueue queue) =>
        Functions.FirstOrDefault(function => function.GivenUp.Contains(queue))?.Queue
        ?? Queues.All.FirstOrDefault(other => other.Options.Redrive?.DeadLetters == queue);
}

/// <summary>A function as the page sees it.</summary>
/// <param name="Queue">The queue that feeds it.</param>
/// <param name="GivenUp">Where messages go that it cannot finish or does not believe.</param>
public sealed record PageFunction(LocalQueue Queue, IReadOnlyList<LocalQueue> GivenUp)
{
    /// <summary>How it is doing.</summary>
    public required Func<FunctionSnapshot> Snapshot { get; init; }

    /// <summary>The ids of its processes that are alive.</summary>
    public required Func<IReadOnlyList<int>> Processes { get; init; }

    /// <summary>Kills one of its processes, counted from 0, as if its machine had gone.</summary>
    public required Func<int, Task> Kill { get; init; }

    /// <summary>Its last invocations, the newest first.</summary>
    public Func<IReadOnlyList<PageInvocation>> Recent { get; init; } = () => [];

    internal static PageFunction Of(LocalEngine engine) => new(engine.Queue, [engine.DeadLetters, .. engine.ExtraQueues])
    {
        Snapshot = () => engine.Function,
        Processes = () => engine.Processes,
        Kill = index => KillAsync(engine, index),
        Recent = () => [.. (engine.Host?.Recent ?? []).Select(ToInvocation)],
    };

    private static async Task KillAsync(LocalEngine engine, int index)
    {
        if (engine.Host is { } host && host.ProcessIds is var alive && index < alive.Count)
            await host.KillProcessAsync(alive[index]);
    }

    private static PageInvocation ToInvocation(InvocationRecord record) => new(record.RequestId.ToString(), record.StartedAt, record.Duration, NameOf(record.End))
    {
        ProcessId = record.ProcessId,
        Start = record.InitDuration,
        MemoryMax = record.MemoryMaxUsed,
        Failure = record.Failure,
        Log = () => record.Log,
    };

    private static string NameOf(InvocationEnd end) => end switch
    {
        InvocationEnd.Answered => "answered",
        InvocationEnd.Error => "error",
        InvocationEnd.TimedOut => "timed out",
        InvocationEnd.OutOfMemory => "out of memory",
        _ => "crashed",
    };
}

/// <summary>One invocation that is over.</summary>
/// <param name="Id">Its request id, as its log lines name it.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Duration">How long a process had the event.</param>
/// <param name="End">How it ended: <c>answered</c>, <c>error</c>, <c>timed out</c>, <c>crashed</c> or <c>out of memory</c>.</param>
public sealed record PageInvocation(string Id, DateTimeOffset At, TimeSpan Duration, string End)
{
    /// <summary>The process that had it.</summary>
    public int ProcessId { get; init; }

    /// <summary>How long the process took to start, if it was started for this one.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>The most memory that the process had until then, in MB; 0 where that is not known.</summary>
    public int MemoryMax { get; init; }

    /// <summary>What went wrong; null after an answer.</summary>
    public string? Failure { get; init; }

    /// <summary>The end of what it wrote.</summary>
    public Func<string> Log { get; init; } = () => "";
}
