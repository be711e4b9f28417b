namespace Engines.Local.Templates;

/// <summary>What a stack finds in its account: where it is, and what other stacks left there for it.</summary>
/// <param name="StackName">Such as <c>engines-dev-sender</c>.</param>
/// <param name="Region">The Region that it is in.</param>
public sealed record StackSurroundings(string StackName, string Region)
{
    /// <summary>The account of everything local.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>Values in Parameter Store, by path.</summary>
    public IReadOnlyDictionary<string, string> Stored { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that other stacks export, by the export's name.</summary>
    public IReadOnlyDictionary<string, string> Exports { get; init; } = new Dictionary<string, string>();

    internal string StackId => Arn("cloudformation", $"stack/{StackName}/00000000-0000-0000-0000-000000000000");

    internal string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";
}
