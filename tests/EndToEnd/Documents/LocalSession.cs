using System.Diagnostics;
using System.Text;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Documents;

/// <summary><c>engines local</c> as people start it, and a folder that looks like the root of the tree, in which they follow the documents.</summary>
public sealed class LocalSession : IAsyncLifetime
{
    private const string Mark = "##### ";

    private static readonly string[] Needed = ["aws", "jq", "curl", "openssl", "base32"];
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ScriptPatience = TimeSpan.FromSeconds(150);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("engines-documents-");
    private readonly StringBuilder output = new();
    private Process? local;

    /// <summary>The commands of the documents that this machine does not have; null if it has all.</summary>
    public static string? Lacking => Needed.Where(command => !Command.Exists(command)).ToArray() is { Length: > 0 } absent ? string.Join(", ", absent) : null;

    private string Variables => Path.Combine(folder.FullName, "artifacts", "local", "variables.sh");

    public async Task InitializeAsync()
    {
        foreach (var entry in new DirectoryInfo(Repository.PathOf(".")).EnumerateFileSystemInfos().Where(entry => entry.Name is not ("artifacts" or ".git")))
            File.CreateSymbolicLink(Path.Combine(folder.FullName, entry.Name), entry.FullName);
        local = StartLocal();
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        while (!File.Exists(Variables))
        {
            if (local.HasExited || patience.IsCancellationRequested)
                throw new InvalidOperationException($"'engines local' did not come up:\n{Said()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public async Task DisposeAsync()
    {
        if (local is not null)
        {
            await StopAsync();
            local.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!local!.HasExited)
            Process.Start("kill", ["-INT", $"{local.Id}"])!.Dispose();
        await local.WaitForExitAsync().WaitAsync(StopPatience, TimeProvider.System);
        return local.ExitCode;
    }

    /// <summary>What <c>engines local</c> has said so far.</summary>
    public string Said()
    {
        lock (output)
            return output.ToString();
    }

    /// <summary>Runs what sets the scene and then the blocks, all in one shell that stops at the first command that fails.</summary>
    public async Task<IReadOnlyList<string>> FollowAsync(string scene, IReadOnlyList<ShellBlock> blocks)
    {
        var script = new StringBuilder("set -euo pipefail\n").AppendLine(scene);
        foreach (var block in blocks)
            script.AppendLine($"echo '{Mark}{block}'").AppendLine(block.Text);
        var path = Path.Combine(folder.FullName, "followed.sh");
        await File.WriteAllTextAsync(path, script.ToString());

        var result = await Command.RunAsync("bash", ["-c", $"cd '{folder.FullName}' && bash '{path}' 2>&1"], new Dictionary<string, string>(), ScriptPatience);
        var parts = result.Output.Split(Mark)[1..];
        Assert.True(result.ExitCode == 0, $"Exit code {result.ExitCode} after {parts.LastOrDefault()?.Split('\n')[0] ?? "nothing"}:\n{result.Output}");
        return parts;
    }

    private Process StartLocal()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var engines = Repository.PathOf($"artifacts/bin/Engines.Cli/{configuration}/engines.dll");
        var start = new ProcessStartInfo("dotnet", [engines, "local", "--free-ports", "--variables", Variables])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }
}
