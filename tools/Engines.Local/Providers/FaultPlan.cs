namespace Engines.Local.Providers;

/// <summary>Chooses what goes wrong with each call.</summary>
/// <param name="choose">Called once for each call, from several threads.</param>
public sealed class FaultPlan(Func<StubCall, Fault> choose)
{
    /// <summary>Nothing ever goes wrong.</summary>
    public static FaultPlan None { get; } = new(_ => Fault.None);

    /// <summary>What goes wrong with this call.</summary>
    public Fault Next(StubCall call) => choose(call);

    /// <summary>The first call gets the first fault, and so on; nothing goes wrong after the last.</summary>
    public static FaultPlan Script(params Fault[] faults)
    {
        var next = -1;
        return new(_ => Interlocked.Increment(ref next) is var index && index < faults.Length ? faults[index] : Fault.None);
    }

    /// <summary>The same faults for the same recipients, whenever they are written to.</summary>
    public static FaultPlan ByRecipient(IReadOnlyDictionary<string, Fault> faults) => new(call => faults.GetValueOrDefault(call.Recipient, Fault.None));

    /// <summary>Each fault with its share of the calls; the same seed gives the same sequence.</summary>
    public static FaultPlan Rate(int seed, params (double Share, Fault Fault)[] faults)
    {
        var gate = new Lock();
        var random = new Random(seed);
        return new(_ =>
        {
            double drawn;
            lock (gate)
                drawn = random.NextDouble();

            foreach (var (share, fault) in faults)
            {
                if (drawn < share)
                    return fault;
                drawn -= share;
            }

            return Fault.None;
        });
    }

    /// <summary>The first plan that has a fault for the call decides.</summary>
    public static FaultPlan FirstOf(params FaultPlan[] plans) =>
        new(call => plans.Select(plan => plan.Next(call)).FirstOrDefault(fault => fault is not Fault.Nothing) ?? Fault.None);
}
