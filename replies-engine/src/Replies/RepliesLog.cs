using Microsoft.Extensions.Logging;

namespace Replies;

/// <summary>What the engine writes to its log: ids, reasons and codes, never an address or a body.</summary>
internal static partial class RepliesLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Message quarantined")]
    public static partial void Quarantined(this ILogger log, string messageId, string reason, string detail);

    [LoggerMessage(2002, LogLevel.Warning, "Message cannot be worked on")]
    public static partial void Unworkable(this ILogger log, string messageId, string reason, string detail);

    [LoggerMessage(2003, LogLevel.Information, "Turn waits")]
    public static partial void Waiting(this ILogger log, string reason, long waitMilliseconds);

    [LoggerMessage(2004, LogLevel.Information, "Turn finished")]
    public static partial void Finished(this ILogger log);

    [LoggerMessage(2005, LogLevel.Error, "Company data cannot be used")]
    public static partial void CompanyUnusable(this ILogger log, string messageId, string path, string problem);
}
