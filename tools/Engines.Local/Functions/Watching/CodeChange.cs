namespace Engines.Local.Functions.Watching;

/// <summary>What a watch has to tell.</summary>
public abstract record CodeChange
{
    private CodeChange()
    {
    }

    /// <summary>Sources changed, and a build begins.</summary>
    /// <param name="Files">How many files changed.</param>
    public sealed record Building(int Files) : CodeChange;

    /// <summary>The build failed; the old code goes on.</summary>
    /// <param name="Output">What the compiler found.</param>
    public sealed record Broken(IReadOnlyList<string> Output) : CodeChange;

    /// <summary>Every process runs the new code.</summary>
    /// <param name="Took">How long it took from the change.</param>
    public sealed record Replaced(TimeSpan Took) : CodeChange;
}
