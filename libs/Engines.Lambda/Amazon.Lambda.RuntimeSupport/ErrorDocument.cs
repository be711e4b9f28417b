using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An exception in the form that the Runtime API documents.</summary>
internal static class ErrorDocument
{
    private const string UnnamedType = "Runtime.UnknownReason";

    /// <summary>The type's name; something else where a header could not carry it.</summary>
    public static string TypeOf(Exception failure)
    {
        var name = failure.GetType().Name;
        return Ascii.IsValid(name) ? name : UnnamedType;
    }

    public static byte[] Write(Exception failure)
    {
        using var document = new MemoryStream();
        using (var writer = new Utf8JsonWriter(document))
        {
            writer.WriteStartObject();
            writer.WriteString("errorMessage", failure.Message);
            writer.WriteString("errorType", TypeOf(failure));
            writer.WriteStartArray("stackTrace");
            foreach (var line in failure.StackTrace.AsSpan().EnumerateLines())
            {
                if (!line.IsWhiteSpace())
                    writer.WriteStringValue(line.Trim());
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return document.ToArray();
    }
}
