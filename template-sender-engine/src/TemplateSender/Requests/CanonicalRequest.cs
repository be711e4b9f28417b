using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engines.Conversations;

namespace TemplateSender.Requests;

/// <summary>One spelling for each request: fields in the contract's order, names in ordinal order, no white space. Two requests mean the same if it is equal.</summary>
public static class CanonicalRequest
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the request.</summary>
    /// <returns>The canonical JSON, and its SHA-256 in lower-case hex.</returns>
    public static (string Json, string Hash) Write(SendRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            WriteRequest(writer, request);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return (Encoding.UTF8.GetString(buffer.WrittenSpan), Convert.ToHexStringLower(hash));
    }

    private static void WriteRequest(Utf8JsonWriter writer, SendRequest request)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("request_id", request.RequestId);
        writer.WriteString("company_id", request.CompanyId);
        writer.WriteString("project_id", request.ProjectId);
        writer.WriteString("channel", request.Channel.ToName());
        writer.WriteString("recipient", request.Recipient);
        WriteTemplate(writer, request);
        WriteTime(writer, "not_before", request.NotBefore);
        WriteTime(writer, "expires_at", request.ExpiresAt);
        WriteConsent(writer, request.Consent);
        if (request.Metadata.Count > 0)
        {
            writer.WriteStartObject("metadata");
            foreach (var name in InOrder(request.Metadata))
                writer.WriteString(name, request.Metadata[name]);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string[] InOrder<T>(Dictionary<string, T> values)
    {
        var names = new string[values.Count];
        values.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static void WriteTemplate(Utf8JsonWriter writer, SendRequest request)
    {
        writer.WriteStartObject("template");
        writer.WriteString("name", request.TemplateName);
        writer.WriteString("language", request.Language);
        writer.WriteStartObject("variables");
        foreach (var name in InOrder(request.Variables))
        {
            var variable = request.Variables[name];
            if (variable.CurrencyCode is null)
            {
                writer.WriteString(name, variable.Text);
                continue;
            }

            writer.WriteStartObject(name);
            writer.WriteString("text", variable.Text);
            writer.WriteString("currency", variable.CurrencyCode);
            writer.WriteNumber("amount_thousandths", variable.AmountThousandths);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteConsent(Utf8JsonWriter writer, RequestConsent? consent)
    {
        if (consent is null)
            return;

        writer.WriteStartObject("consent");
        writer.WriteString("status", consent.Status == ConsentStatement.Granted ? "granted" : "denied");
        if (consent.Source is not null)
            writer.WriteString("source", consent.Source);
        WriteTime(writer, "at", consent.At);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } value)
            writer.WriteString(name, value.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
    }
}
