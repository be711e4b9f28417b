using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Engines.Local.Functions;

/// <summary>The JSON that a caller of a function gets in place of its answer.</summary>
internal static class ErrorDocument
{
    /// <summary>Writes it; what the function answered is passed on as it is.</summary>
    public static ReadOnlyMemory<byte> Of(InvocationOutcome outcome, Guid requestId, TimeSpan timeout) => outcome switch
    {
        InvocationOutcome.Answered answered => answered.Payload,
        InvocationOutcome.Error { Report.IsEmpty: false } error => error.Report,
        InvocationOutcome.Error error => Write(error.Message, error.Type),
        InvocationOutcome.TimedOut => Write($"RequestId: {requestId} Error: {TimedOut(timeout)}", RuntimeExit.InitTimeout),
        InvocationOutcome.Lost lost => Write($"RequestId: {requestId} Error: {lost.Reason}", lost.Type),
        _ => Write("Rate Exceeded.", "TooManyRequestsException"),
    };

    /// <summary>Lambda's words for an invocation that took too long.</summary>
    public static string TimedOut(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"Task timed out after {timeout.TotalSeconds:F2} seconds");

    private static ReadOnlyMemory<byte> Write(string message, string type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", message);
            json.WriteString("errorType", type);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
