using Engines.Local.Edge;
using Engines.Local.People;

namespace Engines.Local.Cloud;

/// <summary>How the replies engine runs beside the sender, and who writes to it.</summary>
/// <param name="Assembly">The engine's assembly, as built or published.</param>
public sealed record RepliesOptions(string Assembly)
{
    /// <summary>Environment variables of the engine beyond those of its template, and instead of them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Hears of each line that the engine writes.</summary>
    public Action<string> Line { get; init; } = _ => { };

    /// <summary>What people do about the messages that reach them.</summary>
    public PeoplePlan People { get; init; } = PeoplePlan.None;

    /// <summary>How often and how late the providers' reports are delivered.</summary>
    public DeliveryPlan Deliveries { get; init; } = DeliveryPlan.Prompt;

    /// <summary>Where an AI answers; takes the place of every company's own endpoint.</summary>
    /// <value>A port where nobody listens: whoever wants an AI hands one in, and none outside this machine is ever called.</value>
    public Uri AiEndpoint { get; init; } = new("http://127.0.0.1:9/v1");

    /// <summary>How long every company waits for its AI; takes the place of the companies' own limits.</summary>
    /// <value>8 seconds, which is what a company gets that names none. Whole seconds, from 1 to 15.</value>
    public TimeSpan AiTimeLimit { get; init; } = TimeSpan.FromSeconds(8);
}
