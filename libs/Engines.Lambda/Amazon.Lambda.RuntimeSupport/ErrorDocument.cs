using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON form in which a runtime tells Lambda of a failure: <c>errorMessage</c>, <c>errorType</c>, <c>stackTrace</c>, <c>cause</c>.</summary>
internal static class ErrorDocument
{
    private const int CausesMax = 5;

    public static byte[] Write(Exception failure)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, failure, CausesMax);

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Exception failure, int causesLeft)
    {
        writer.WriteStartObject();
        writer.WriteString("errorMessage", failure.Message);
        writer.WriteString("errorType", failure.GetType().Name);
        writer.WriteStartArray("stackTrace");
        foreach (var frame in failure.StackTrace.AsSpan().EnumerateLines())
        {
            if (!frame.IsWhiteSpace())
                writer.WriteStringValue(frame.Trim());
        }

        writer.WriteEndArray();
        if (failure.InnerException is { } cause && causesLeft > 0)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause, causesLeft - 1);
        }

        writer.WriteEndObject();
    }
}
