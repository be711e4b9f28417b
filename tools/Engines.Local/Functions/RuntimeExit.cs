using System.Globalization;

namespace Engines.Local.Functions;

/// <summary>What Lambda says about a process that ended while it was needed.</summary>
internal static class RuntimeExit
{
    public const string Error = "Runtime.ExitError";
    public const string OutOfMemory = "Runtime.OutOfMemory";
    public const string InitTimeout = "Sandbox.Timedout";

    /// <summary>What Lambda says of a process that the system killed.</summary>
    public const string Killed = "Runtime exited with error: signal: killed";

    // .NET adds the signal's number to this, as shells do.
    private const int SignalBase = 128;

    /// <summary>The reason in Lambda's words.</summary>
    public static string Describe(int exitCode) => (exitCode - SignalBase) switch
    {
        -SignalBase => "Runtime exited without providing a reason",
        6 => "Runtime exited with error: signal: aborted (core dumped)",
        9 => Killed,
        11 => "Runtime exited with error: signal: segmentation fault (core dumped)",
        15 => "Runtime exited with error: signal: terminated",
        > 0 and <= 31 and var signal => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: signal: {signal}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: exit status {exitCode}"),
    };
}
