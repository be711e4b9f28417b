namespace Engines.Local.Edge.Velocity;

/// <summary>A place in a template, both numbers from 1.</summary>
public readonly record struct TemplatePosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}, column {Column}";
}

/// <summary>A template that cannot be read, or that asks for something that does not exist. Its message names the place.</summary>
public sealed class VelocityException(string message, TemplatePosition at) : Exception($"{message} ({at}).")
{
    /// <summary>Where it stands.</summary>
    public TemplatePosition At { get; } = at;
}
