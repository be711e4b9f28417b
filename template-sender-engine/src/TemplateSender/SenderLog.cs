using Microsoft.Extensions.Logging;

namespace TemplateSender;

/// <summary>What the sender writes to its log: ids, reasons and codes, never an address or a body.</summary>
internal static partial class SenderLog
{
    [LoggerMessage(1001, LogLevel.Information, "Message settled")]
    public static partial void Settled(this ILogger log, string status, string? reason, bool isNew);

    [LoggerMessage(1002, LogLevel.Information, "Message waits")]
    public static partial void Waiting(this ILogger log, string reason, string? cause, long waitMilliseconds);

    [LoggerMessage(1003, LogLevel.Warning, "Message given up")]
    public static partial void GivenUp(this ILogger log, string reason, string detail);

    [LoggerMessage(1004, LogLevel.Warning, "Message rejected")]
    public static partial void Rejected(this ILogger log, string messageId, string reason, string detail);

    [LoggerMessage(1005, LogLevel.Error, "Company data cannot be used")]
    public static partial void CompanyUnusable(this ILogger log, string messageId, string path, string problem);
}
