using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

internal static class ChangeMessageVisibility
{
    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var visibility = call.Input.Seconds("VisibilityTimeout")
            ?? throw new SqsFault(SqsError.MissingParameter, "The request must contain the parameter VisibilityTimeout.");

        return call.Queue().ChangeVisibility(call.Input.Required("ReceiptHandle"), visibility) is QueueAnswer.Refused refused
            ? throw SqsFault.Of(refused.Refusal)
            : Task.FromResult<JsonObject?>(null);
    }
}
