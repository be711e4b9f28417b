namespace Engines.Local.Functions;

/// <summary>How a function's log lines look; Lambda's own name for it is <c>LogFormat</c>.</summary>
public enum LogFormat
{
    /// <summary>START, END and REPORT.</summary>
    Text,

    /// <summary><c>platform.start</c> and <c>platform.report</c>, each a JSON object.</summary>
    Json,
}

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

    /// <summary>How many processes may run, and so how many events are handled at once; one more is refused, as reserved concurrency refuses it.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>How many processes run although nothing happens.</summary>
    /// <value>1, where Lambda keeps none: whoever starts a function here is about to use it, and hears at once that it cannot start.</value>
    public int ProcessesMin { get; init; } = 1;

    /// <summary>How long a process beyond <see cref="ProcessesMin"/> waits for an event before it is ended.</summary>
    /// <value>5 minutes; Lambda says no number, and this is about what is seen there.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The memory that the function has, in MB. A process that takes more is ended.</summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>How the lines around an invocation look.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>The region that the function is told it is in.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account that the function's ARN names.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>Variables beside the ones that Lambda sets; they win over those.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The function's ARN.</summary>
    public string Arn => $"arn:aws:lambda:{Region}:{Account}:function:{Name}";

    /// <summary>The memory in bytes.</summary>
    internal long MemoryBytes => MemorySize * 1024L * 1024L;
}
