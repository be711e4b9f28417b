using System.Text.Json.Nodes;
using Engines.Local.Queues.Moves;

namespace Engines.Local.Queues.Sqs;

/// <summary>Begins, ends and lists the tasks that move messages out of dead-letter queues.</summary>
internal static class MessageMoveTasks
{
    private const int ResultsMax = 10;

    public static Task<JsonObject?> StartAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var rate = call.Input.Number("MaxNumberOfMessagesPerSecond");
        var task = Done(call.Queues.Queues.Moves.Start(call.Input.Required("SourceArn"), call.Input.Optional("DestinationArn"), rate));
        return Task.FromResult<JsonObject?>(new() { ["TaskHandle"] = task.Handle });
    }

    public static Task<JsonObject?> CancelAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var task = Done(call.Queues.Queues.Moves.Cancel(call.Input.Required("TaskHandle")));
        return Task.FromResult<JsonObject?>(new() { ["ApproximateNumberOfMessagesMoved"] = task.Moved });
    }

    public static Task<JsonObject?> ListAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var most = call.Input.Number("MaxResults") ?? 1;
        if (most is < 1 or > ResultsMax)
            throw SqsFault.Invalid($"Value {most} for parameter MaxResults is invalid. Reason: Must be between 1 and {ResultsMax}.");
        var tasks = call.Queues.Queues.Moves.Find(call.Input.Required("SourceArn")) ?? throw SqsFault.Of(MessageMoves.NotThere("SourceArn"));
        return Task.FromResult<JsonObject?>(new() { ["Results"] = new JsonArray([.. tasks.Take(most).Select(Describe)]) });
    }

    private static JsonNode Describe(MoveTask task)
    {
        var answer = new JsonObject
        {
            ["Status"] = task.Status.ToString().ToUpperInvariant(),
            ["SourceArn"] = task.SourceArn,
            ["ApproximateNumberOfMessagesMoved"] = task.Moved,
            ["ApproximateNumberOfMessagesToMove"] = task.ToMove,
            ["StartedTimestamp"] = task.StartedAt.ToUnixTimeMilliseconds(),
        };

        // SQS names only a task that can be cancelled.
        if (task.Status == MoveStatus.Running)
            answer["TaskHandle"] = task.Handle;
        if (task.DestinationArn is { } destination)
            answer["DestinationArn"] = destination;
        if (task.RatePerSecond is { } rate)
            answer["MaxNumberOfMessagesPerSecond"] = rate;
        if (task.FailureReason is { } reason)
            answer["FailureReason"] = reason;
        return answer;
    }

    private static MoveTask Done(MoveAnswer answer) => answer switch
    {
        MoveAnswer.Done done => done.Task,
        MoveAnswer.Refused refused => throw SqsFault.Of(refused.Refusal),
        var other => throw new InvalidOperationException($"Unexpected answer {other}."),
    };
}
