using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Writes the form of <c>POST …/Messages.json</c> (twilio/twilio-oai, twilio_api_v2010.json).</summary>
internal static class TwilioForm
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(OutboundMessage message)
    {
        var prefix = TwilioRules.Prefix(message.Sender.Channel);
        var form = new StringBuilder();
        Add(form, "To", prefix + message.Recipient);
        if (TwilioRules.IsService(message.Sender))
            Add(form, "MessagingServiceSid", message.Sender.ProviderSenderId!);
        else
            Add(form, "From", prefix + message.Sender.Address);

        AddContent(form, message.Content);
        if (message.Sender.StatusCallback is { } callback)
            Add(form, "StatusCallback", WithAttempt(callback, message.Attempt));
        return Encoding.ASCII.GetBytes(form.ToString());
    }

    /// <summary>Adds the attempt to the URL's query. The fragment stays: Twilio reads its own settings for the connection there.</summary>
    public static string WithAttempt(Uri callback, AttemptId attempt)
    {
        var url = callback.AbsoluteUri;
        var fragmentAt = url.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = fragmentAt < 0 ? (url, "") : (url[..fragmentAt], url[fragmentAt..]);
        var join = address.Contains('?', StringComparison.Ordinal) ? (address[^1] is '?' or '&' ? "" : "&") : "?";
        return $"{address}{join}attempt={Uri.EscapeDataString(attempt.Value)}{fragment}";
    }

    private static void AddContent(StringBuilder form, MessageContent content)
    {
        switch (content)
        {
            case MessageContent.FromTemplate { Definition: { ProviderId: { Length: > 0 } contentSid } definition } template:
                Add(form, "ContentSid", contentSid);
                if (definition.Parameters.Count > 0)
                    Add(form, "ContentVariables", Variables(definition.Parameters, template.Variables));
                break;
            default:
                Add(form, "Body", BodyOf(content)!);
                break;
        }
    }

    /// <summary>The text that the person reads; null for a template that only Twilio has.</summary>
    public static string? BodyOf(MessageContent content) => content switch
    {
        MessageContent.FromTemplate { Definition.ProviderId.Length: > 0 } => null,
        MessageContent.FromTemplate template => TemplateText.Render(template.Definition.Text!, template.Definition.Parameters, template.Variables),
        MessageContent.FreeText text => text.Body,
        _ => null,
    };

    private static string Variables(IReadOnlyList<TemplateParameter> parameters, IReadOnlyList<VariableValue> values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            for (var i = 0; i < parameters.Count; i++)
            {
                var key = parameters[i].IsNamed ? parameters[i].Name : (i + 1).ToString(CultureInfo.InvariantCulture);
                json.WriteString(key, values[i].Text.WellFormed());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Add(StringBuilder form, string name, string value)
    {
        if (form.Length > 0)
            form.Append('&');
        form.Append(name).Append('=').Append(Uri.EscapeDataString(value.WellFormed()));
    }
}
