namespace Engines.Local.Cloud;

/// <summary>One engine as its template declares it: a function and the queues around it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Assembly">Its assembly, as built or published.</param>
public sealed record EngineDescription(string Name, string Assembly)
{
    /// <summary>The queue that feeds it.</summary>
    public required string Queue { get; init; }

    /// <summary>Where messages go that it cannot finish.</summary>
    public required string DeadLetters { get; init; }

    /// <summary>Further queues that it writes to.</summary>
    public IReadOnlyList<string> ExtraQueues { get; init; } = [];

    /// <summary>Its environment, once everything around it has an address.</summary>
    public required Func<LocalEngine, EngineSurroundings, IReadOnlyDictionary<string, string>> Variables { get; init; }

    /// <summary>Hears of each line that it writes.</summary>
    public Action<string> Line { get; init; } = _ => { };
}
