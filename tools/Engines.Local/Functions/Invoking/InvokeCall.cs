using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Functions.Invoking;

/// <summary>A call of <c>Invoke</c>: who is called, how, and with what.</summary>
/// <param name="Type"><c>RequestResponse</c>, <c>Event</c> or <c>DryRun</c>.</param>
/// <param name="WantsTail">Whether the end of the log is to be sent along.</param>
/// <param name="Payload">The event.</param>
internal sealed record InvokeCall(string Type, bool WantsTail, ReadOnlyMemory<byte> Payload)
{
    public const string RequestResponse = "RequestResponse";
    public const string Event = "Event";
    public const string DryRun = "DryRun";

    /// <summary>The largest event of a call that waits for its answer.</summary>
    public const int BytesMax = 6 * 1024 * 1024;

    /// <summary>Reads the call, or says what is wrong with it.</summary>
    public static async Task<(InvokeCall? Call, InvokeFault? Fault)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = request.Headers["X-Amz-Invocation-Type"].FirstOrDefault() ?? RequestResponse;
        if (type is not (RequestResponse or Event or DryRun))
            return (null, InvokeFault.Invalid($"The InvocationType '{type}' is none of {RequestResponse}, {Event} and {DryRun}."));
        var tail = request.Headers["X-Amz-Log-Type"].FirstOrDefault() ?? "None";
        if (tail is not ("None" or "Tail"))
            return (null, InvokeFault.Invalid($"The LogType '{tail}' is neither None nor Tail."));

        var bytesMax = type == Event ? AsyncInvocations.BytesMax : BytesMax;
        if (await ReadBodyAsync(request, bytesMax, cancellationToken).ConfigureAwait(false) is not { } payload)
            return (null, InvokeFault.TooLarge(bytesMax));
        return WhyNotJson(payload) is { } why ? (null, InvokeFault.NotJson(why)) : (new(type, tail == "Tail", payload), null);
    }

    // No event at all is an empty one.
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > bytesMax)
                return null;
            body.Write(buffer.AsSpan(0, read));
        }

        return body.Length == 0 ? "{}"u8.ToArray() : body.ToArray();
    }

    private static string? WhyNotJson(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return null;
        }
        catch (JsonException failure)
        {
            return failure.Message;
        }
    }
}
