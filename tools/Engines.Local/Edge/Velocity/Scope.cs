namespace Engines.Local.Edge.Velocity;

/// <summary>The variables of one rendering.</summary>
internal sealed class Scope(IReadOnlyDictionary<string, object?> given)
{
    private readonly Dictionary<string, object?> variables = new(given, StringComparer.Ordinal);

    public object? Get(string name) => variables.GetValueOrDefault(name);

    public void Set(string name, object? value) => variables[name] = value;

    /// <summary>Gives a variable another value, and the old one back when the result is disposed.</summary>
    public IDisposable Shadow(string name)
    {
        var old = Get(name);
        return new Shadowed(() => variables[name] = old);
    }

    private sealed class Shadowed(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
