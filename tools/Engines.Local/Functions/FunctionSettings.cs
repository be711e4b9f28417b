namespace Engines.Local.Functions;

/// <summary>A function, as its template would declare it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Assembly">The assembly that <c>dotnet</c> runs.</param>
public sealed record FunctionSettings(string Name, string Assembly)
{
    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a process may take until it asks for its first event; Lambda allows as much.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a process may take to end after it is asked to.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many processes run, and so how many events are handled at once.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The memory that the function is told it has, in MB.</summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>The region that the function is told it is in.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account that the function's ARN names.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>Variables beside the ones that Lambda sets; they win over those.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The function's ARN.</summary>
    public string Arn => $"arn:aws:lambda:{Region}:{Account}:function:{Name}";
}
