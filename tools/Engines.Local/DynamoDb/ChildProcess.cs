using System.ComponentModel;
using System.Diagnostics;

namespace Engines.Local.DynamoDb;

/// <summary>A process that this one started, whose stdin it holds open and whose output it never lets fill up.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task errors;
    private Task output = Task.CompletedTask;
    private int disposed;

    private ChildProcess(Process process, TimeProvider time)
    {
        this.process = process;
        this.time = time;
        errors = DrainAsync(process.StandardError);
    }

    public OutputTail Tail { get; } = new();

    /// <summary>Starts the command; null if there is no such command.</summary>
    public static ChildProcess? Start(string command, IEnumerable<string> arguments, string? folder, TimeProvider time)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };

        try
        {
            return new(Process.Start(start)!, time);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a command to its end. The exit code is null when the command is missing or took too long.</summary>
    public static async Task<(int? ExitCode, string Output)> RunAsync(
        ProcessCall call, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var child = Start(call.Command, call.Arguments, call.Folder, time);
        if (child is null)
            return (null, $"the command '{call.Command}' was not found");

        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            child.process.StandardInput.Close();
            await child.DrainAsync(child.process.StandardOutput).WaitAsync(both.Token);
            await child.errors.WaitAsync(both.Token);
            await child.process.WaitForExitAsync(both.Token);
            return (child.process.ExitCode, child.Tail.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"'{call.Command}' did not end within {timeout.TotalSeconds:0} s");
        }
    }

    /// <summary>The rest of the first line on stdout that begins with the mark; null if the process ends or the time is up before that.</summary>
    public async Task<string?> WaitForLineAsync(string mark, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(both.Token) is { } line)
            {
                if (line.StartsWith(mark, StringComparison.Ordinal))
                {
                    output = DrainAsync(process.StandardOutput);
                    return line[mark.Length..].Trim();
                }

                Tail.Add(line);
            }

            await errors.WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Tail.Add($"(no answer within {timeout.TotalSeconds:0} s)");
        }

        return null;
    }

    /// <summary>Closes stdin, which asks the process to end, and ends it by force if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        using var limit = new CancellationTokenSource(StopTimeout, time);
        try
        {
            process.StandardInput.Close();
            if (!process.HasExited)
                await process.WaitForExitAsync(limit.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
        }

        await Task.WhenAll(errors, output).WaitAsync(StopTimeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    private async Task DrainAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            Tail.Add(line);
    }
}

/// <summary>A command line.</summary>
internal sealed record ProcessCall(string Command, IReadOnlyList<string> Arguments, string? Folder = null);
