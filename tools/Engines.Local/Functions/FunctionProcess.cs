using System.Diagnostics;
using System.Globalization;

namespace Engines.Local.Functions;

/// <summary>A process that runs a function, with the environment that Lambda gives it and nothing of this machine's own settings.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    // Credentials and endpoints of whoever runs this must not reach a function, so what is passed on is named.
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "LANG", "SystemRoot"];

    private readonly Process process;
    private readonly TimeSpan stopTimeout;
    private readonly TimeProvider time;
    private readonly Task output;
    private int disposed;

    private FunctionProcess(Process process, Action<string> line, TimeSpan stopTimeout, TimeProvider time)
    {
        this.process = process;
        this.stopTimeout = stopTimeout;
        this.time = time;
        output = Task.WhenAll(DrainAsync(process.StandardOutput, line), DrainAsync(process.StandardError, line));
        Id = process.Id;
        Exited = WaitAsync();
    }

    /// <summary>The process's id.</summary>
    public int Id { get; }

    /// <summary>Ends with the process, with its exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a process.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="endpoint">Host and port of the Runtime API that it asks for events.</param>
    /// <param name="logStream">The name of its log stream.</param>
    /// <param name="line">Called for each line that it writes, from more than one thread.</param>
    /// <param name="time">The clock by which it is stopped.</param>
    public static FunctionProcess Start(FunctionSettings settings, string endpoint, string logStream, Action<string> line, TimeProvider time)
    {
        var start = new ProcessStartInfo("dotnet", [settings.Assembly])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TaskRoot(settings),
        };

        var environment = start.Environment;
        foreach (var name in environment.Keys.Where(name => !IsInherited(name)).ToArray())
            environment.Remove(name);
        foreach (var (name, value) in Variables(settings, endpoint, logStream))
            environment[name] = value;
        foreach (var (name, value) in settings.Environment)
            environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException($"No process was started for {settings.Name}.");
        process.StandardInput.Close();
        return new(process, line, settings.StopTimeout, time);
    }

    /// <summary>Ends the process at once, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (!Exited.IsCompleted)
            process.Kill(entireProcessTree: true);
        await Exited.ConfigureAwait(false);
    }

    /// <summary>Asks the process to end, and ends it by force if it does not.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!Exited.IsCompleted)
            Termination.Ask(process);

        try
        {
            return await Exited.WaitAsync(stopTimeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await KillAsync().ConfigureAwait(false);
            return await Exited.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        await StopAsync().ConfigureAwait(false);

        // A child of the process may still hold its output open.
        await output.WaitAsync(stopTimeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    private static Dictionary<string, string> Variables(FunctionSettings settings, string endpoint, string logStream) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = endpoint,
        ["AWS_LAMBDA_FUNCTION_NAME"] = settings.Name,
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = settings.MemorySize.ToString(CultureInfo.InvariantCulture),
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{settings.Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
        ["AWS_REGION"] = settings.Region,
        ["AWS_DEFAULT_REGION"] = settings.Region,
        ["LAMBDA_TASK_ROOT"] = TaskRoot(settings),
        ["AWS_LAMBDA_LOG_FORMAT"] = settings.LogFormat == LogFormat.Json ? "JSON" : "Text",
        ["TZ"] = ":UTC",

        // In Lambda the runtime finds the limit of its container and takes as much for its heap; here the container is this machine.
        ["DOTNET_GCHeapHardLimit"] = (settings.MemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture),
    };

    private static string TaskRoot(FunctionSettings settings) => Path.GetDirectoryName(Path.GetFullPath(settings.Assembly))!;

    private static bool IsInherited(string name) => Inherited.Contains(name, StringComparer.Ordinal) || name.StartsWith("DOTNET_", StringComparison.Ordinal);

    private static async Task DrainAsync(StreamReader reader, Action<string> line)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } text)
            line(text);
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }
}
