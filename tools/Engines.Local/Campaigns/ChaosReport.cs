using Engines.Local.Cloud;
using Engines.Local.Providers;

namespace Engines.Local.Campaigns;

/// <summary>What was done to the engines while a campaign ran. It proves nothing if it is too little.</summary>
public sealed record ChaosReport
{
    /// <summary>The deaths.</summary>
    public required ChaosTally Tally { get; init; }

    /// <summary>Processes that were started, the first ones included.</summary>
    public required long ProcessesStarted { get; init; }

    /// <summary>Events that were handed to processes.</summary>
    public required long Invocations { get; init; }

    /// <summary>Invocations whose process died under them.</summary>
    public required long InvocationsLost { get; init; }

    /// <summary>Invocations that ran out of time.</summary>
    public required long InvocationsTimedOut { get; init; }

    /// <summary>Calls that a provider took and never answered.</summary>
    public required int TimedOutAfter { get; init; }

    /// <summary>Calls that a provider neither took nor answered.</summary>
    public required int TimedOutBefore { get; init; }

    /// <summary>Calls about which a provider was asked to send something.</summary>
    public required int Calls { get; init; }

    /// <summary>How long the campaign took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Adds it up.</summary>
    public static ChaosReport Create(LocalCloud cloud, ChaosTally tally, TimeSpan took)
    {
        var functions = cloud.Engines.Select(engine => engine.Function).ToList();
        var entries = cloud.Ledger.Entries;
        return new()
        {
            Tally = tally,
            ProcessesStarted = functions.Sum(function => function.ColdStarts),
            Invocations = functions.Sum(function => function.Invocations),
            InvocationsLost = functions.Sum(function => function.Crashed),
            InvocationsTimedOut = functions.Sum(function => function.TimedOut),
            TimedOutAfter = entries.Count(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)),
            TimedOutBefore = entries.Count(entry => entry.Code == nameof(Fault.TimeoutBeforeAccept)),
            Calls = entries.Count,
            Took = took,
        };
    }
}
