using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

public sealed partial class BatchRunner
{
    [LoggerMessage(2001, LogLevel.Error, "Work on a message failed")]
    private static partial void WorkFailed(ILogger log, string messageId, int deliveries, Exception failure);

    [LoggerMessage(2002, LogLevel.Warning, "The queue could not be told what to do with a message")]
    private static partial void ActionFailed(ILogger log, string messageId, string action, Exception failure);

    [LoggerMessage(2003, LogLevel.Warning, "Message moved to the dead letters")]
    private static partial void DeadLettered(ILogger log, string messageId, string reason);

    [LoggerMessage(2004, LogLevel.Error, "The invocation ended before its work")]
    private static partial void CutShort(ILogger log, int unfinished);
}
