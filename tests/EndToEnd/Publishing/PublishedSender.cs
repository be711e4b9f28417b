using System.Runtime.InteropServices;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>The sender as it is deployed, built once for all tests by its own Makefile, lock files enforced.</summary>
public sealed class PublishedSender : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LockLook = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, string> Strict = new() { ["CI"] = "true" };

    /// <summary>The folder that would be the function's package.</summary>
    public string Folder { get; } = Repository.PathOf("artifacts/e2e/sender");

    public string Assembly => Path.Combine(Folder, "TemplateSender.dll");

    /// <summary>How long publishing took.</summary>
    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts/e2e"));
        var started = TimeProvider.System.GetTimestamp();
        await using var turn = await TakeTurnAsync(Repository.PathOf("artifacts/e2e/publish.lock"));
        await PublishAsync();
        Took = TimeProvider.System.GetElapsedTime(started);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task PublishAsync()
    {
        var tree = Repository.PathOf("artifacts/e2e/tree");
        SourceCopy.Refresh(tree);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);

        var rid = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var result = Command.Exists("make")
            ? await Command.RunAsync(
                "make",
                ["-C", tree, "-f", "template-sender-engine/Makefile", "build-TemplateSenderFunction", $"ARTIFACTS_DIR={Folder}", "LAMBDA_PACKAGES=source", $"RID={rid}"],
                Strict,
                Patience)
            : await Command.RunAsync(
                "dotnet",
                [
                    "publish", Path.Combine(tree, "template-sender-engine/src/TemplateSender"), "--nologo", "-c", "Release", "-r", rid, "--self-contained", "false",
                    "-p:UseAppHost=false", "-p:PublishReadyToRun=true", "-p:PublishDocumentationFiles=false", "-p:LambdaPackages=source", "-o", Folder,
                ],
                Strict,
                Patience);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"The sender could not be published (exit code {result.ExitCode}):\n{result.Output}");
    }

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
