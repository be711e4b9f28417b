using Engines.Local.Templates;

namespace Engines.Local.Cloud;

/// <summary>One engine: what its template declares, and the assembly that carries it out.</summary>
/// <param name="Stack">Its template.</param>
/// <param name="Function">The function in it.</param>
/// <param name="Assembly">Its assembly, as built or published.</param>
public sealed record EngineDescription(ResolvedTemplate Stack, DeclaredFunction Function, string Assembly)
{
    /// <summary>The function's name.</summary>
    public string Name => Function.Name;

    /// <summary>The queue that feeds it, and how.</summary>
    /// <exception cref="TemplateException">There is none, or more than one.</exception>
    public DeclaredMapping Mapping => Function.Mappings.Count == 1 ? Function.Mappings[0] : throw Function.Resource.Fault(
        null, $"{Function.Resource.LogicalId} is fed from {Function.Mappings.Count} queues, and the local cloud needs one", "Give it one event of type SQS");

    /// <summary>Environment variables beyond those of its template, and instead of them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Hears of each line that it writes.</summary>
    public Action<string> Line { get; init; } = _ => { };
}
