using System.Runtime.InteropServices;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>An engine as its own Makefile builds it, lock files enforced, in a copy of the sources.</summary>
/// <param name="Engine">The engine's folder.</param>
/// <param name="Project">The project in its <c>src</c>, which is the name of the assembly too.</param>
internal sealed record Publication(string Engine, string Project)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LockLook = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, string> Strict = new() { ["CI"] = "true" };

    /// <summary>Builds it into a folder, anew.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> PublishAsync(string folder)
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts/e2e"));
        var started = TimeProvider.System.GetTimestamp();
        await using var turn = await TakeTurnAsync(Repository.PathOf("artifacts/e2e/publish.lock"));
        var tree = Repository.PathOf("artifacts/e2e/tree");
        SourceCopy.Refresh(tree);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        var result = Command.Exists("make")
            ? await Command.RunAsync(
                "make",
                ["-C", tree, "-f", $"{Engine}/Makefile", $"build-{Project}Function", $"ARTIFACTS_DIR={folder}", "LAMBDA_PACKAGES=source", $"RID={Rid}"],
                Strict,
                Patience)
            : await Command.RunAsync(
                "dotnet",
                [
                    "publish", Path.Combine(tree, Engine, "src", Project), "--nologo", "-c", "Release", "-r", Rid, "--self-contained", "false",
                    "-p:UseAppHost=false", "-p:PublishReadyToRun=true", "-p:PublishDocumentationFiles=false", "-p:LambdaPackages=source", "-o", folder,
                ],
                Strict,
                Patience);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{Project} could not be published (exit code {result.ExitCode}):\n{result.Output}");
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static string Rid => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    // Two test runs on one tree would write the same files.
    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(LockLook, TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
