using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Writes the body of <c>POST /v2/email/outbound-emails</c> (botocore, sesv2/2019-09-27, SendEmail).</summary>
internal static class SesPayload
{
    private const int MessageIdLengthMax = 998;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(OutboundMessage message)
    {
        var sender = message.Sender;
        return WriteObject(json =>
        {
            json.WriteString("FromEmailAddress", Mailbox.Write(sender.DisplayName, sender.Address));
            json.WriteStartObject("Destination");
            WriteList(json, "ToAddresses", message.Recipient);
            json.WriteEndObject();
            if (!string.IsNullOrEmpty(sender.ReplyTo))
                WriteList(json, "ReplyToAddresses", sender.ReplyTo);

            json.WriteStartObject("Content");
            WriteContent(json, message);
            json.WriteEndObject();
            WriteTags(json, message.Attempt);
            if (!string.IsNullOrEmpty(sender.ConfigurationSet))
                json.WriteString("ConfigurationSetName", sender.ConfigurationSet);
            if (!string.IsNullOrEmpty(sender.TenantName))
                json.WriteString("TenantName", sender.TenantName);
        });
    }

    private static void WriteContent(Utf8JsonWriter json, OutboundMessage message)
    {
        switch (message.Content)
        {
            case MessageContent.FromTemplate template:
                json.WriteStartObject("Template");
                json.WriteString("TemplateName", template.Definition.ProviderId);
                json.WriteString("TemplateData", TemplateData(template));
                WriteHeaders(json, message.Attempt, answered: null);
                json.WriteEndObject();
                break;
            case MessageContent.FreeText text:
                json.WriteStartObject("Simple");

                // SES wants a subject; the sender's own name says at least who writes.
                WriteText(json, "Subject", SubjectOf(text.Subject ?? message.Sender.DisplayName ?? message.Sender.Address));
                json.WriteStartObject("Body");
                WriteText(json, "Text", text.Body.WellFormed());
                json.WriteEndObject();
                WriteHeaders(json, message.Attempt, MessageIdOf(text.InReplyTo));
                json.WriteEndObject();
                break;
        }
    }

    private static string TemplateData(MessageContent.FromTemplate template)
    {
        var bytes = WriteObject(json =>
        {
            foreach (var (parameter, value) in template.Definition.Parameters.Zip(template.Variables))
                json.WriteString(parameter.Name, value.Text.WellFormed());
        });
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static void WriteHeaders(Utf8JsonWriter json, AttemptId attempt, string? answered)
    {
        json.WriteStartArray("Headers");
        WritePair(json, "X-Attempt", attempt.Value);
        if (answered is not null)
        {
            WritePair(json, "In-Reply-To", answered);
            WritePair(json, "References", answered);
        }

        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, AttemptId attempt)
    {
        json.WriteStartArray("EmailTags");
        WritePair(json, "attempt", attempt.Value);
        WritePair(json, "conversation", attempt.Conversation.Value);
        json.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("Name", name);
        json.WriteString("Value", value);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("Data", text);
        json.WriteString("Charset", "UTF-8");
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, string only)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(only.WellFormed());
        json.WriteEndArray();
    }

    private static string SubjectOf(string text) => string.Concat(text.WellFormed().Select(c => char.IsControl(c) ? ' ' : c));

    // Only a real Message-ID ties an answer to its thread, and only printable ASCII may stand in a header.
    private static string? MessageIdOf(string? id)
    {
        if (id is not { Length: > 2 and <= MessageIdLengthMax } || !id.Contains('@', StringComparison.Ordinal) || !ProviderCredentials.IsHeaderSafe(id))
            return null;

        return id.StartsWith('<') ? id : $"<{id}>";
    }

    private static ReadOnlyMemory<byte> WriteObject(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
