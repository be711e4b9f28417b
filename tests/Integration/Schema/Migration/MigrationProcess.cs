using System.Diagnostics;
using System.Text.RegularExpressions;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>The command, as a process that can be killed.</summary>
internal sealed partial class MigrationProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource works = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MigrationProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Completes once it has said that it migrated some items.</summary>
    public Task Works => works.Task;

    public string Output
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static MigrationProcess Start(SampleShop shop, string folder, params string[] more)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "engines.dll"), "schema", "migrate", "up", "--file", Path.Combine(folder, "tables.yaml"), "--prefix", shop.Prefix,
            "--endpoint-url", shop.Local.Endpoint.ToString(), "--region", "eu-west-1", "--failures", Path.Combine(folder, "failures.jsonl"), .. more,
        ];
        return new(Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        })!);
    }

    /// <summary>SIGKILL: nothing of it gets another word.</summary>
    /// <returns>False if it had ended before.</returns>
    public async Task<bool> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode == 137;
    }

    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(150), TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (Progress().IsMatch(line))
            works.TrySetResult();
    }

    [GeneratedRegex("read, [1-9][0-9,]* migrated")]
    private static partial Regex Progress();
}
