using System.CommandLine;
using System.Globalization;
using Engines.Cli.Aws;
using Engines.Cli.Queues;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary><c>queue</c>: looks after queues, those of the local cloud or those of an account.</summary>
internal static class QueueCommand
{
    private static readonly string[] Counts = ["Visible", "In flight", "Delayed"];

    /// <summary>The command.</summary>
    /// <param name="console">Where it writes.</param>
    /// <param name="input">What is piped into it; null where a terminal is.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IAnsiConsole console, TextReader? input, TimeProvider time)
    {
        var work = new QueueWork(console, new AwsOptions("SQS"), time);
        var command = new Command("queue", "List queues, send to them, look into them, move dead letters back, and empty them.")
        {
            List(work),
            QueueSend.Create(work, input),
            QueuePeek.Create(work),
            QueueRedrive.Create(work),
            QueuePurge.Create(work),
        };
        work.Options.AddTo(command);
        return command;
    }

    private static Command List(QueueWork work)
    {
        var prefix = new Option<string>("--prefix") { Description = "Only queues whose names begin so." };
        var command = new Command("list", "List the queues and how many messages stand where.") { prefix };
        command.SetAction((arguments, cancellationToken) => work.RunAsync(arguments, async queues =>
        {
            var urls = await queues.ListAsync(arguments.GetValue(prefix), cancellationToken);
            if (urls.Count == 0)
            {
                work.Console.WriteLine($"No queue in {queues.Where}.");
                return ExitCode.Clean;
            }

            var table = new Table().Border(TableBorder.Rounded);
            table.AddColumn(new TableColumn("Queue") { NoWrap = true });
            foreach (var column in Counts)
                table.AddColumn(new TableColumn(column).RightAligned());
            table.AddColumn("Dead letters go to");
            foreach (var url in urls)
            {
                var queue = await queues.ReadAsync(url, cancellationToken);
                table.AddRow(Text(queue.Name), Text(queue.Visible), Text(queue.InFlight), Text(queue.Delayed), Text(queue.DeadLetters ?? "-"));
            }

            work.Console.Write(table);
            return ExitCode.Clean;
        }));
        return command;
    }

    private static Text Text(object value) => new(Convert.ToString(value, CultureInfo.InvariantCulture)!);
}
