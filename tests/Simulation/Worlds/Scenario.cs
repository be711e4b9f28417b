using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Simulation.Worlds;

/// <summary>One story: what is asked for, what the world is like, and what must be true in the end whoever died on the way.</summary>
public sealed record Scenario(string Name)
{
    /// <summary>The bodies of the messages, made for one person and one prefix of request ids.</summary>
    public required Func<Person, IReadOnlyList<string>> Messages { get; init; }

    /// <summary>What goes wrong with each call about this person.</summary>
    public Func<FaultPlan> Faults { get; init; } = () => FaultPlan.None;

    /// <summary>What goes wrong when the provider is asked about this person's messages.</summary>
    public FaultPlan LookUpFaults { get; init; } = FaultPlan.None;

    /// <summary>Whether the provider's reports of accepted messages arrive.</summary>
    public bool HasEcho { get; init; }

    /// <summary>What is written before anything is sent.</summary>
    public Func<World, Person, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What happens in the world after the first delivery.</summary>
    public Func<World, Person, Task> Between { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>True if the template's policy allows that a person gets it twice.</summary>
    public bool MayDouble { get; init; }

    /// <summary>True if the provider can be asked what it took: then a call that it certainly did not take may be repeated, whatever the caller saw.</summary>
    public bool HasLookUp { get; init; }

    /// <summary>How each request ends when nobody dies: a status, or the reason of a dead letter.</summary>
    public required IReadOnlyList<string> Ends { get; init; }

    /// <summary>True if no call may ever reach a provider.</summary>
    public bool MustStaySilent { get; init; }

    /// <summary>True if no call may reach a provider any more once <see cref="Between"/> has happened.</summary>
    public bool MustFallSilent { get; init; }

    public override string ToString() => Name;
}

/// <summary>Somebody who is written to, new in each case.</summary>
public sealed record Person(int Number)
{
    public string Phone => $"+1555{Number:D7}";

    public string Email => $"person-{Number}@example.test";

    public string Request(string suffix = "1") => $"case-{Number}-{suffix}";

    public string AddressOn(Channel channel) => channel == Channel.Email ? Email : Phone;
}
