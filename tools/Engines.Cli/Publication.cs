using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Engines.Cli;

/// <summary>An engine as it is deployed: compiled ahead of time, so that it starts in half the time. Published once, and again when its sources are newer.</summary>
internal static class Publication
{
    private static readonly string[] Sources = ["*.cs", "*.csproj", "*.props", "packages*.lock.json"];

    /// <summary>The published assembly.</summary>
    /// <exception cref="IOException">It cannot be published here.</exception>
    public static async Task<string> AssemblyAsync(IAnsiConsole console, string engine, string project, CancellationToken cancellationToken)
    {
        var root = Workplace.Root();
        var folder = Path.Combine(root, "artifacts", "published", project);
        var assembly = Path.Combine(folder, $"{project}.dll");
        if (IsUpToDate(assembly, root, engine))
            return assembly;

        console.MarkupLineInterpolated($"Publishing {project}, which takes a minute and is done again only when its sources change …");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var (code, output) = await RunAsync(
            [
                "publish", Workplace.ProjectOf(engine, project), "--nologo", "-c", "Release", "-r", Rid, "--self-contained", "false", "-p:UseAppHost=false",
                "-p:PublishReadyToRun=true", "-p:PublishDocumentationFiles=false", "-p:LambdaPackages=source",

                // Beside the builds of this tree, which are for no platform and must not be taken for this.
                $"-p:ArtifactsPath={Path.Combine(root, "artifacts", "published", "build")}", "-o", folder,
            ],
            cancellationToken);
        if (code != 0)
            throw new IOException($"{project} could not be published (exit code {code}):\n{output}");
        File.SetLastWriteTimeUtc(assembly, TimeProvider.System.GetUtcNow().UtcDateTime);
        return assembly;
    }

    private static string Rid => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    private static bool IsUpToDate(string assembly, string root, string engine) => File.Exists(assembly)
        && new[] { Path.Combine(root, "libs"), Path.Combine(root, engine) }
            .SelectMany(folder => Sources.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)))
            .All(file => File.GetLastWriteTimeUtc(file) < File.GetLastWriteTimeUtc(assembly));

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start) ?? throw new IOException("dotnet did not start.");
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }
}
