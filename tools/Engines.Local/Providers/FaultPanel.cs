using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>One thing that can be made to go wrong while a cloud runs.</summary>
/// <param name="Name">Its name in commands and addresses, such as <c>timeout-after-accept</c>.</param>
/// <param name="Description">What it does, in a sentence for people.</param>
/// <param name="Fault">What a call meets.</param>
public sealed record FaultSwitch(string Name, string Description, Fault Fault);

/// <summary>A setting of the panel.</summary>
/// <param name="Switch">What goes wrong.</param>
/// <param name="Provider">At which provider.</param>
/// <param name="Share">The share of the calls that meet it, from 0 to 1.</param>
public sealed record FaultSetting(FaultSwitch Switch, ProviderKind Provider, double Share);

/// <summary>Switches for what goes wrong at the providers, to be thrown while the cloud runs. All are off at first.</summary>
/// <param name="seed">Decides which calls meet a fault.</param>
public sealed class FaultPanel(int seed)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Name, ProviderKind Provider), double> shares = [];
    private readonly Random random = new(seed);

    /// <summary>The switches there are; each exists for each provider.</summary>
    public static IReadOnlyList<FaultSwitch> Switches { get; } =
    [
        new("throttle", "Answers 429 and takes nothing.", new Fault.Throttle429()),
        new("error-before", "Answers 503 and takes nothing.", new Fault.Error5xxBeforeAccept()),
        new("error-after", "Takes the message and answers 500.", new Fault.Error5xxAfterAccept()),
        new("timeout-after", "Takes the message and never answers.", new Fault.TimeoutAfterAccept()),
        new("reset-before", "Breaks the connection and takes nothing.", new Fault.ResetBeforeAccept()),
        new("reset-after", "Takes the message and breaks the connection.", new Fault.ResetAfterAccept()),
        new("garbled-after", "Takes the message and answers half a JSON.", new Fault.InvalidJsonAfterAccept()),
        new("slow", "Takes the message and answers after three seconds.", new Fault.SlowAnswer(TimeSpan.FromSeconds(3))),
    ];

    /// <summary>Every setting that is not off.</summary>
    public IReadOnlyList<FaultSetting> Settings
    {
        get
        {
            lock (gate)
                return [.. shares.Select(entry => new FaultSetting(Find(entry.Key.Name)!, entry.Key.Provider, entry.Value))];
        }
    }

    /// <summary>What the panel makes of each call; put it before a plan of another kind with <see cref="FaultPlan.FirstOf"/>.</summary>
    public FaultPlan Plan => new(Next);

    /// <summary>The switch of that name; null if there is none.</summary>
    public static FaultSwitch? Find(string name) => Switches.FirstOrDefault(known => known.Name == name);

    /// <summary>Sets the share of calls that meet a fault; 0 switches it off.</summary>
    /// <exception cref="ArgumentException">There is no such switch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public void Set(string name, ProviderKind provider, double share)
    {
        if (Find(name) is null)
            throw new ArgumentException($"There is no switch '{name}'; there are {string.Join(", ", Switches.Select(known => known.Name))}.", nameof(name));
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is between 0 and 1.");

        lock (gate)
        {
            if (share > 0)
                shares[(name, provider)] = share;
            else
                shares.Remove((name, provider));
        }
    }

    private Fault Next(StubCall call)
    {
        lock (gate)
        {
            if (shares.Count == 0)
                return Fault.None;

            var drawn = random.NextDouble();
            foreach (var known in Switches)
            {
                var share = shares.GetValueOrDefault((known.Name, call.Provider));
                if (drawn < share)
                    return known.Fault;
                drawn -= share;
            }

            return Fault.None;
        }
    }
}
