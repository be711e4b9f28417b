namespace Engines.Local.Functions.Invoking;

/// <summary>A function as a caller names it: by name, by ARN, or by account and name, each with or without a version.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Qualifier">The version or alias; null if none is named.</param>
internal sealed record FunctionReference(string Name, string? Qualifier)
{
    private const string Latest = "$LATEST";
    private const string Kind = "function";

    /// <summary>Whether what runs here is meant: there are no other versions.</summary>
    public bool IsLatest => Qualifier is null or Latest;

    public static FunctionReference Parse(string text, string? qualifier) => text.Split(':') switch
    {
        ["arn", _, "lambda", _, _, Kind, var name] => new(name, qualifier),
        ["arn", _, "lambda", _, _, Kind, var name, var own] => new(name, qualifier ?? own),
        [_, Kind, var name] => new(name, qualifier),
        [_, Kind, var name, var own] => new(name, qualifier ?? own),
        [var name, var own] => new(name, qualifier ?? own),
        _ => new(text, qualifier),
    };

    public override string ToString() => Qualifier is null ? Name : $"{Name}:{Qualifier}";
}
