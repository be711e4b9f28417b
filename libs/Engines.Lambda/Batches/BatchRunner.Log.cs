using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

public sealed partial class BatchRunner
{
    [LoggerMessage(1001, LogLevel.Warning, "The work on message {MessageId}, delivery {ReceiveCount}, failed.")]
    private partial void LogWorkFailed(Exception failure, string messageId, int receiveCount);

    [LoggerMessage(1002, LogLevel.Warning, "The work on message {MessageId} was cut short by the deadline.")]
    private partial void LogUnfinished(string messageId);

    [LoggerMessage(1003, LogLevel.Error, "The batch was answered before all of its work came back.")]
    private partial void LogCutShort();

    [LoggerMessage(1004, LogLevel.Error, "What was decided about message {MessageId} could not be carried out: {FailureType}.")]
    private partial void LogUnsettled(string failureType, string messageId);
}
