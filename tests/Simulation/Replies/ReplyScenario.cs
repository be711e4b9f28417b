using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Worlds;

namespace Engines.Tests.Simulation.Replies;

/// <summary>One story: who writes what, what the world is like, and how it must end whoever died on the way.</summary>
public sealed record ReplyScenario(string Name)
{
    /// <summary>The webhooks that arrive first.</summary>
    public required Func<RepliesWorld, Person, IReadOnlyList<QueueMessage>> Webhooks { get; init; }

    /// <summary>Webhooks that arrive after the first delivery.</summary>
    public Func<RepliesWorld, Person, IReadOnlyList<QueueMessage>> Later { get; init; } = (_, _) => [];

    /// <summary>The provider's ids of the replies in them.</summary>
    public required Func<Person, IReadOnlyList<string>> Replies { get; init; }

    /// <summary>What goes wrong with each call about this person.</summary>
    public Func<FaultPlan> Faults { get; init; } = () => FaultPlan.None;

    /// <summary>Whether the provider's reports of accepted messages arrive.</summary>
    public bool HasEcho { get; init; }

    /// <summary>What is written before anything arrives.</summary>
    public Func<RepliesWorld, Person, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What becomes of each reply when nobody dies: <c>answered by any</c>, <c>silent by opted_out</c>, <c>handed_off by …</c>, <c>kept</c>.</summary>
    public required IReadOnlyList<string> Turns { get; init; }

    /// <summary>How the conversation stands in the end.</summary>
    public required ConversationStatus Ends { get; init; }

    /// <summary>True if no call may ever reach a provider.</summary>
    public bool MustStaySilent { get; init; }

    /// <summary>True if the template's policy allows that a person gets the answer twice.</summary>
    public bool MayDouble { get; init; }

    /// <summary>The company's address.</summary>
    public string Company { get; init; } = "+15555550130";

    public override string ToString() => Name;
}
