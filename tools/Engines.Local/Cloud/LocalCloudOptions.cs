using Engines.Local.Providers;

namespace Engines.Local.Cloud;

/// <summary>What the local cloud runs, and how the world around it behaves.</summary>
public sealed record LocalCloudOptions
{
    private static int clouds;

    /// <summary>The working tree: tables.yaml and the sample companies are read from it.</summary>
    public required string Root { get; init; }

    /// <summary>The sender's assembly, as built or published.</summary>
    public required string SenderAssembly { get; init; }

    /// <summary>The replies engine and the people who write to it.</summary>
    /// <value>Null: the sender runs alone, and the providers' reports are applied without webhooks.</value>
    public RepliesOptions? Replies { get; init; }

    /// <summary>Processes of each engine, and batches at work at once.</summary>
    public int Processes { get; init; } = 2;

    /// <summary>The port of the SQS endpoint; 0 for any that is free.</summary>
    public int SqsPort { get; init; }

    /// <summary>What the tables' names begin with; two clouds on one DynamoDB endpoint must not share tables.</summary>
    public string TablePrefix { get; init; } = $"engines-{Environment.ProcessId}-{Interlocked.Increment(ref clouds)}";

    /// <summary>What goes wrong at the providers.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Which reports the providers send about messages that they took.</summary>
    public EchoPlan Echoes { get; init; } = EchoPlan.None;

    /// <summary>Environment variables of the sender beyond those that the local cloud sets.</summary>
    public IReadOnlyDictionary<string, string> SenderEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Hears of each line that the sender writes.</summary>
    public Action<string> SenderLine { get; init; } = _ => { };

    /// <summary>The time limit of each function.</summary>
    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message that a batch did not finish stays hidden.</summary>
    /// <value>Null: six times the function's time limit, as in its template.</value>
    public TimeSpan? VisibilityTimeout { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
