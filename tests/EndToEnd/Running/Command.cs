using System.Diagnostics;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>What a command said and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs a command to its end, output and errors together, and ends it by force when it takes too long.</summary>
public static class Command
{
    // What the test host or a build around it sets for itself must not reach another build.
    private static readonly string[] Foreign = ["MSBUILD", "VSTEST", "AWS_"];

    private static readonly Dictionary<string, string> Settings = new()
    {
        // A build server that outlives the command would hold its output open.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_NOLOGO"] = "1",
        ["NO_COLOR"] = "1",
    };

    public static async Task<CommandResult> RunAsync(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan patience)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Settings.Concat(environment))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            var texts = await Task.WhenAll(output, errors).WaitAsync(patience, TimeProvider.System);
            await process.WaitForExitAsync().WaitAsync(patience, TimeProvider.System);
            return new(process.ExitCode, string.Concat(texts));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            var texts = await Task.WhenAll(output, errors);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} did not end within {patience.TotalSeconds:0} s:\n{string.Concat(texts)}");
        }
    }

    /// <summary>Whether there is such a command on this machine.</summary>
    public static bool Exists(string file) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, file)));

    private static bool IsForeign(string name) => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
