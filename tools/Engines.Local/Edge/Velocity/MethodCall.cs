namespace Engines.Local.Edge.Velocity;

/// <summary>A call of a method in a template.</summary>
internal sealed record MethodCall(string Name, IReadOnlyList<object?> Arguments, TemplatePosition At)
{
    /// <summary>Name and number of arguments, to choose an overload by: <c>substring/2</c>.</summary>
    public string Signature => $"{Name}/{Arguments.Count}";

    public string Text(int index) => Arguments[index] is { } value ? JavaText.Of(value) : throw Error($"Argument {index + 1} of {Name} is null");

    public int Number(int index) =>
        Arguments[index] is long number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Error($"Argument {index + 1} of {Name} is no number");

    public VelocityException Unknown(string receiver) => Error($"There is no method {Name} with {Arguments.Count} arguments on {receiver}");

    public VelocityException Error(string message) => new(message, At);
}
