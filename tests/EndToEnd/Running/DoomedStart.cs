using Engines.Local.Functions;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>A function that is started with an environment in which it cannot work.</summary>
internal static class DoomedStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Starts it.</summary>
    /// <returns>How it ended, and what it told the Runtime API before.</returns>
    public static async Task<(int ExitCode, FunctionError Error)> RunAsync(string name, string assembly, Dictionary<string, string> environment)
    {
        var lines = new FunctionLines();
        var settings = new FunctionSettings(name, assembly) { Environment = environment };
        await using var api = await RuntimeApi.StartAsync(settings, Ids.Next, TimeProvider.System, CancellationToken.None);
        await using var process = FunctionProcess.Start(settings, api.Endpoint, "e2e/[$LATEST]environment", lines.Add, TimeProvider.System);

        var exitCode = await process.Exited.WaitAsync(Patience, TimeProvider.System);
        Assert.True(api.InitError is not null, $"The function reported nothing, and wrote:\n{lines}");
        return (exitCode, api.InitError!);
    }
}
