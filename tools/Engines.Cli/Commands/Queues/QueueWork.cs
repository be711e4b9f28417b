using System.CommandLine;
using Engines.Cli.Aws;
using Engines.Cli.Queues;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary>What every command about queues has: where it writes, which SQS it calls, and how it ends.</summary>
internal sealed record QueueWork(IAnsiConsole Console, AwsOptions Options, TimeProvider Time)
{
    public static Argument<string> Queue(string name = "queue") => new(name) { Description = "The queue's name, or its URL." };

    public static string Messages(long count) => count == 1 ? "1 message" : $"{count} messages";

    public Task<int> RunAsync(ParseResult arguments, Func<QueueClient, Task<ExitCode>> work) => Failure.ReportAsync(Console, async () =>
    {
        using var calls = new SqsCalls(Options.Of(arguments), Time);
        return await work(new QueueClient(calls));
    });
}
