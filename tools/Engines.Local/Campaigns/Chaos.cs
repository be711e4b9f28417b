using Engines.Local.Cloud;
using Engines.Local.Functions;

namespace Engines.Local.Campaigns;

/// <summary>How much goes wrong, and for how long.</summary>
/// <param name="Seed">Decides who dies.</param>
public sealed record ChaosPlan(int Seed)
{
    /// <summary>The time between two deaths.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many deaths there are at most.</summary>
    /// <value>Without end: processes die until everything is at rest.</value>
    public int KillsMax { get; init; } = int.MaxValue;

    /// <summary>Whether a process is left alone until it has asked for its first event: on a slow machine nearly all deaths would be such ones, and test nothing.</summary>
    public bool SparesStarting { get; init; }
}

/// <summary>How often a process was killed, and what it was doing.</summary>
/// <param name="Kills">All of them.</param>
/// <param name="Busy">It had an event.</param>
/// <param name="Starting">It had not asked for its first event yet.</param>
public sealed record ChaosTally(int Kills, int Busy, int Starting)
{
    /// <summary>Times at which there was no process to be killed.</summary>
    public int Missed { get; init; }
}

/// <summary>Kills processes of the engines (SIGKILL), one at a time, whatever it is doing: of all that are alive, or of those that have started, as the plan says.</summary>
public sealed class Chaos(LocalCloud cloud, ChaosPlan plan, TimeProvider time)
{
    private readonly Lock gate = new();
    private ChaosTally tally = new(0, 0, 0);

    /// <summary>What was done so far.</summary>
    public ChaosTally Tally
    {
        get
        {
            lock (gate)
                return tally;
        }
    }

    /// <summary>Goes on until it is cancelled, or until there were enough deaths.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed);
        var began = time.GetTimestamp();
        for (var turn = 1; Tally.Kills < plan.KillsMax; turn++)
        {
            // Counted from the beginning, so that a machine that is late catches up.
            var left = (plan.Every * turn) - time.GetElapsedTime(began);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            Note(await KillAsync(random));
        }
    }

    private async Task<ProcessActivity?> KillAsync(Random random)
    {
        var alive = cloud.Engines.Select(engine => engine.Host).OfType<FunctionHost>().SelectMany(host => host.Processes.Select(process => (Host: host, Process: process)))
            .Where(one => !plan.SparesStarting || one.Process.Activity != ProcessActivity.Starting).ToList();
        if (alive.Count == 0)
            return null;

        var (chosen, process) = alive[random.Next(alive.Count)];
        return await chosen.KillProcessAsync(process.ProcessId);
    }

    private void Note(ProcessActivity? activity)
    {
        lock (gate)
        {
            tally = activity switch
            {
                null => tally with { Missed = tally.Missed + 1 },
                ProcessActivity.Busy => tally with { Kills = tally.Kills + 1, Busy = tally.Busy + 1 },
                ProcessActivity.Starting => tally with { Kills = tally.Kills + 1, Starting = tally.Starting + 1 },
                _ => tally with { Kills = tally.Kills + 1 },
            };
        }
    }
}
