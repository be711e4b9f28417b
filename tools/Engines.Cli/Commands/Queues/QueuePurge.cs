using System.CommandLine;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary><c>queue purge</c>: deletes everything in a queue, once the user has said that they mean it.</summary>
internal static class QueuePurge
{
    public static Command Create(QueueWork work)
    {
        var queue = QueueWork.Queue();
        var yes = new Option<bool>("--yes") { Description = "Do delete them. Without it the command says how many there are." };
        var command = new Command("purge", "Delete every message of a queue, those in flight included. SQS allows it once a minute.") { queue, yes };
        command.SetAction((arguments, cancellationToken) => work.RunAsync(arguments, async queues =>
        {
            var found = await queues.FindAsync(arguments.GetValue(queue)!, cancellationToken);
            var what = $"{QueueWork.Messages(found.Total)} ({found.Visible} visible, {found.InFlight} in flight, {found.Delayed} delayed)";
            if (!arguments.GetValue(yes))
            {
                work.Console.WriteLine($"This would delete {what} from {found.Name} in {queues.Where}. Nothing was deleted; --yes does it.");
                return ExitCode.CannotRun;
            }

            await queues.CallAsync("PurgeQueue", new() { ["QueueUrl"] = found.Url }, cancellationToken);
            work.Console.WriteLine($"Deleted {what} from {found.Name} in {queues.Where}.");
            return ExitCode.Clean;
        }));
        return command;
    }
}
