using System.Collections.Concurrent;
using Engines.Local.Cloud;
using Engines.Local.Providers;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>
/// Holds back what providers say to some calls that they have taken, and kills every process of an engine as soon as such a call stands in the ledger: in the one moment
/// that matters, when the person has the message and nobody has written that down.
/// </summary>
/// <param name="concerns">Which calls are counted.</param>
internal sealed class Deaths(Func<StubCall, bool> concerns)
{
    /// <summary>The held call on which the provider reports later; about the others it never says a word.</summary>
    public const int Reported = 4;

    /// <summary>Waits that are as short as they may be.</summary>
    public static readonly Dictionary<string, string> Hurry = new()
    {
        ["RECONCILE_WINDOW_SECONDS"] = "2",
        ["RETRY_DELAY_BASE_SECONDS"] = "0.2",
        ["RETRY_DELAY_MAX_SECONDS"] = "2",
        ["LOG_LEVEL"] = "Warning",
    };

    private readonly ConcurrentDictionary<string, int> held = new(StringComparer.Ordinal);
    private int calls;

    /// <summary>Which of the calls are held, counted from 1.</summary>
    public static IReadOnlyList<int> Moments { get; } = [1, Reported, 8];

    /// <summary>The attempts whose answers were held, each with its moment.</summary>
    public IReadOnlyDictionary<string, int> Held => held;

    /// <summary>Processes that were killed.</summary>
    public int Killed { get; private set; }

    public FaultPlan Holding => new(call =>
    {
        if (!concerns(call) || Interlocked.Increment(ref calls) is var number && !Moments.Contains(number))
            return Fault.None;
        held[call.AttemptText] = number;
        return new Fault.TimeoutAfterAccept();
    });

    public EchoPlan Hiding(EchoPlan plan) => new(message => held.TryGetValue(message.Call.AttemptText, out var moment)
        ? moment == Reported ? [new(EchoStatus.Delivered, TimeSpan.FromSeconds(1))] : []
        : plan.For(message));

    /// <summary>The cloud in which that happens, with two processes of each engine.</summary>
    public LocalCloudOptions In(LocalCloudOptions cloud) => cloud with
    {
        SenderEnvironment = Hurry,
        Faults = Holding,
        Echoes = Hiding(cloud.Echoes),
        Processes = 2,
        FunctionTimeout = TimeSpan.FromSeconds(5),
        VisibilityTimeout = TimeSpan.FromSeconds(7),
    };

    /// <summary>Kills, once for each moment.</summary>
    public async Task BringAsync(LocalCloud cloud, LocalEngine engine, CancellationToken cancellationToken)
    {
        for (var death = 1; death <= Moments.Count; death++)
        {
            var wanted = death;
            await cloud.Ledger.WaitAsync(entries => entries.Count(entry => entry.Code == nameof(Fault.TimeoutAfterAccept)) >= wanted, cancellationToken);
            Killed += engine.Processes.Count;
            await Task.WhenAll(engine.KillAsync(0), engine.KillAsync(1));
        }
    }
}
