using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>A published program.</summary>
internal sealed record PublishedProgram(string Name, string Dll);

/// <summary>The two programs that are compared.</summary>
internal sealed record ProgramPair(PublishedProgram Floor, PublishedProgram Engine);

/// <summary>Publishes both programs in the way that template-sender-engine/Makefile publishes the function.</summary>
internal static class Publishing
{
    private const string EngineProject = "template-sender-engine/src/TemplateSender/TemplateSender.csproj";
    private const string FloorProject = "tests/benchmarks/Floor/Floor.csproj";

    public static string Root { get; } = FindRoot();

    public static async Task<ProgramPair> FindAsync(string? engineDll, bool skipPublish, CancellationToken cancellationToken)
    {
        if (engineDll is not null && !File.Exists(engineDll))
            throw new InvalidRunException($"--engine names '{engineDll}', which is not there.");

        var folder = Path.Combine(Root, "artifacts", "benchmarks");
        var floor = new PublishedProgram("floor", Path.Combine(folder, "floor", "Floor.dll"));
        var engine = new PublishedProgram("engine", Path.GetFullPath(engineDll ?? Path.Combine(folder, "engine", "TemplateSender.dll")));
        if (!skipPublish)
        {
            await PublishAsync(FloorProject, floor.Dll, cancellationToken);
            if (engineDll is null)
                await PublishAsync(EngineProject, engine.Dll, cancellationToken);
        }

        foreach (var program in (PublishedProgram[])[floor, engine])
        {
            if (!File.Exists(program.Dll))
                throw new InvalidRunException($"The {program.Name} is not published yet; run without --skip-publish.");
        }

        return new(floor, engine);
    }

    private static async Task PublishAsync(string project, string dll, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"publishing {project}");
        var output = Path.GetDirectoryName(dll)!;
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);

        string[] arguments =
        [
            "publish", Path.Combine(Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:UseAppHost=false", "-p:PublishReadyToRun=true", "-p:PublishDocumentationFiles=false", "-v", "quiet", "-nologo", "-o", output,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Root };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidRunException($"{project} cannot be published.{Environment.NewLine}{text}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engines.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the driver holds Engines.sln.");
    }
}
