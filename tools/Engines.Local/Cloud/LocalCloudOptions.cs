using Engines.Local.Providers;
using Engines.Local.Templates;

namespace Engines.Local.Cloud;

/// <summary>What the local cloud runs, and how the world around it behaves.</summary>
public sealed record LocalCloudOptions
{
    private static int clouds;

    /// <summary>The working tree: the templates, samconfig.toml and the sample companies are read from it.</summary>
    public required string Root { get; init; }

    /// <summary>The sender's assembly, as built or published.</summary>
    public required string SenderAssembly { get; init; }

    /// <summary>The replies engine and the people who write to it.</summary>
    /// <value>Null: the sender runs alone, and the providers' reports are applied without webhooks.</value>
    public RepliesOptions? Replies { get; init; }

    /// <summary>The most processes of each engine, and so the most batches at work at once; never more than its template's MaximumConcurrency.</summary>
    /// <value>Null: 4, or the template's where that is less.</value>
    public int? Processes { get; init; }

    /// <summary>Whether all of them always run, and one that dies is replaced at once; else few run while there is little to do, as in Lambda.</summary>
    public bool KeepsProcesses { get; init; }

    /// <summary>The port of the SQS endpoint; 0 for any that is free.</summary>
    public int SqsPort { get; init; }

    /// <summary>The port of the API and the topics; 0 for any that is free.</summary>
    public int EdgePort { get; init; }

    /// <summary>Hears of each request to the API and the topics.</summary>
    public Action<string> EdgeLine { get; init; } = _ => { };

    /// <summary>How much the providers let through.</summary>
    /// <value>Null: everything.</value>
    public RateRules? Limits { get; init; }

    /// <summary>Whether a free text over WhatsApp needs a person who wrote within 24 hours.</summary>
    public bool HasServiceWindow { get; init; }

    /// <summary>Which environment of samconfig.toml the templates are deployed for: dev or prod.</summary>
    public string SamEnvironment { get; init; } = "dev";

    /// <summary>The templates' parameter ProjectName, with which the names of queues, functions and tables begin; null for what samconfig.toml says.</summary>
    /// <value>A name of this cloud's own: two clouds on one DynamoDB endpoint must not share tables.</value>
    public string? ProjectName { get; init; } = $"engines-{Environment.ProcessId}-{Interlocked.Increment(ref clouds)}";

    /// <summary>Parameters of the templates beyond those of samconfig.toml, for every stack that declares them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What goes wrong at the providers.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Which reports the providers send about messages that they took.</summary>
    public EchoPlan Echoes { get; init; } = EchoPlan.None;

    /// <summary>Environment variables of the sender beyond those of its template, and instead of them.</summary>
    public IReadOnlyDictionary<string, string> SenderEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Hears of each line that the sender writes.</summary>
    public Action<string> SenderLine { get; init; } = _ => { };

    /// <summary>The time limit of each function.</summary>
    /// <value>Null: its template's.</value>
    public TimeSpan? FunctionTimeout { get; init; }

    /// <summary>How long a message that a batch did not finish stays hidden.</summary>
    /// <value>Null: its queue's, as the template has it.</value>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>Where the templates come from, and what they are deployed with.</summary>
    internal StackSource Stacks => StackSource.In(Root) with { Environment = SamEnvironment, ProjectName = ProjectName, Parameters = Parameters };

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
