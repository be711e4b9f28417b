using System.Diagnostics;

namespace Engines.Local.Functions.Watching;

/// <summary>What came of a build.</summary>
/// <param name="IsGood">Whether there is something new to run.</param>
/// <param name="Output">What the compiler found, a line each; empty after a good build.</param>
public sealed record BuildResult(bool IsGood, IReadOnlyList<string> Output);

/// <summary>Runs <c>dotnet build</c> for one project.</summary>
public static class CodeBuild
{
    private const int LinesMax = 20;

    /// <summary>Builds without restoring packages, so that nothing leaves this machine.</summary>
    /// <param name="project">The project file or its folder.</param>
    /// <param name="configuration">Such as <c>Debug</c>.</param>
    /// <param name="cancellationToken">Ends the build by force.</param>
    public static async Task<BuildResult> RunAsync(string project, string configuration, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "--no-restore", "--nologo", "-c", configuration, "-v", "quiet", "-clp:NoSummary"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A build server that outlives the command would hold its output open; and MSBuild's own variables of a run around this one must not reach it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        try
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken)).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? new(true, []) : new(false, LinesOf(string.Join('\n', texts)));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // MSBuild says everything twice, and with the project behind each line.
    private static List<string> LinesOf(string output) =>
        [.. output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is var end and > 0 && line.EndsWith(']') ? line[..end] : line)
            .Distinct().Take(LinesMax)];
}
