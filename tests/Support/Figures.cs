using Xunit.Abstractions;

namespace Engines.Tests.Support;

/// <summary>Figures that a test run has to show, such as how many cases were tried: kept beside the build, so that CI prints them. Each process has a file of its own.</summary>
public static class Figures
{
    private static readonly Lock Gate = new();

    public static void Write(string what, string figure, ITestOutputHelper output)
    {
        output.WriteLine($"{what}: {figure}");
        var folder = Directory.CreateDirectory(Repository.PathOf("artifacts/figures"));
        var file = Path.Combine(folder.FullName, $"{Environment.ProcessId}.txt");
        lock (Gate)
            File.AppendAllText(file, $"{what}: {figure}\n");
    }
}
