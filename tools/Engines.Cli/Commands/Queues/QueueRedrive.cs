using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Cli.Queues;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary><c>queue redrive</c>: lets SQS move dead letters back, and follows it.</summary>
internal static class QueueRedrive
{
    private const int RateMax = 500;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public static Command Create(QueueWork work)
    {
        var queue = QueueWork.Queue("dead-letter-queue");
        var to = new Option<string>("--to")
        {
            Description = "The queue that gets the messages. Without it, the queue whose dead letters these are; of several, each message's own.",
        };
        var rate = new Option<int?>("--rate") { Description = $"The most messages in one second, 1 to {RateMax}; otherwise SQS decides." };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > RateMax)
                result.AddError($"--rate must be between 1 and {RateMax}.");
        });
        var command = new Command("redrive", "Move messages out of a dead-letter queue and follow the move. Ctrl-C ends the following, not the move.") { queue, to, rate };

        command.SetAction((arguments, cancellationToken) => work.RunAsync(arguments, async queues =>
        {
            var dead = await queues.FindAsync(arguments.GetValue(queue)!, cancellationToken);
            if (dead.Visible == 0)
            {
                work.Console.WriteLine($"Nothing to move: no message is visible in {dead.Name}, {dead.InFlight} in flight, {dead.Delayed} delayed.");
                return ExitCode.Clean;
            }

            var target = await TargetAsync(queues, dead, arguments.GetValue(to), cancellationToken);
            var request = new JsonObject { ["SourceArn"] = dead.Arn };
            if (target is not null)
                request["DestinationArn"] = target.Arn;
            if (arguments.GetValue(rate) is { } most)
                request["MaxNumberOfMessagesPerSecond"] = most;
            await queues.CallAsync("StartMessageMoveTask", request, cancellationToken);
            work.Console.WriteLine($"Moving about {QueueWork.Messages(dead.Visible)} from {dead.Name} to {target?.Name ?? "the queues that gave them up"}.");
            return await FollowAsync(work, queues, dead, cancellationToken);
        }));
        return command;
    }

    // The engines send their dead letters themselves, so SQS does not know where such a letter came from.
    private static async Task<KnownQueue?> TargetAsync(QueueClient queues, KnownQueue dead, string? named, CancellationToken cancellationToken)
    {
        if (named is not null)
            return await queues.FindAsync(named, cancellationToken);
        return await queues.SourcesAsync(dead, cancellationToken) is [var only] ? await queues.ReadAsync(only, cancellationToken) : null;
    }

    private static async Task<ExitCode> FollowAsync(QueueWork work, QueueClient queues, KnownQueue dead, CancellationToken cancellationToken)
    {
        var told = -1L;
        try
        {
            while (true)
            {
                var answer = await queues.CallAsync("ListMessageMoveTasks", new() { ["SourceArn"] = dead.Arn }, cancellationToken);
                var task = answer.GetProperty("Results")[0];
                var (moved, status) = (Number(task, "ApproximateNumberOfMessagesMoved"), task.GetProperty("Status").GetString());
                if (status is not ("RUNNING" or "CANCELLING"))
                    return End(work, status, moved, task);
                if (moved != told)
                    work.Console.WriteLine($"  {moved} of {Number(task, "ApproximateNumberOfMessagesToMove")}");
                told = moved;
                await Task.Delay(Step, work.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            work.Console.WriteLine($"The move goes on without you. 'aws sqs list-message-move-tasks --source-arn {dead.Arn}' shows it, 'aws sqs cancel-message-move-task' ends it.");
            return ExitCode.CannotRun;
        }
    }

    private static ExitCode End(QueueWork work, string? status, long moved, JsonElement task)
    {
        var reason = task.TryGetProperty("FailureReason", out var given) ? given.GetString() : null;
        var hint = reason == "CouldNotDetermineMessageSource" ? " SQS does not know where a message came from; --to names the queue." : "";
        work.Console.WriteLine(status == "COMPLETED" ? $"Moved {moved}." : $"Moved {moved}, then: {status}{(reason is null ? "" : $", {reason}")}.{hint}");
        return status == "COMPLETED" ? ExitCode.Clean : ExitCode.CannotRun;
    }

    private static long Number(JsonElement task, string member) => task.TryGetProperty(member, out var number) ? number.GetInt64() : 0;
}
