using System.ComponentModel;
using System.Diagnostics;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Local.Sqs;

/// <summary>
/// What AWS's own client makes of the endpoint. Where python3 or boto3 is not installed, the test says so in its output and checks nothing.
/// </summary>
public sealed class BotoTests(ITestOutputHelper output)
{
    private const int Checks = 84;
    private const int LacksBoto = 77;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    public async Task Script_OfEveryOperation_FindsWhatSqsWouldSay(string protocol)
    {
        await using var endpoint = await SqsEndpoint.StartAsync(new LocalQueues(), 0, CancellationToken.None);
        if (await RunAsync(endpoint.Address, protocol) is not { } run)
        {
            output.WriteLine("NOT CHECKED: python3 with boto3 is not installed, so the endpoint met no client of AWS.");
            return;
        }

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(Checks, run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    private static async Task<(int ExitCode, string Output)?> RunAsync(Uri endpoint, string protocol)
    {
        var start = new ProcessStartInfo("python3", [Repository.PathOf("tests/Integration/Local/Sqs/boto3_sqs.py"), endpoint.AbsoluteUri, protocol])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var lines = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == LacksBoto ? null : (process.ExitCode, lines + await errors);
        }
    }
}
