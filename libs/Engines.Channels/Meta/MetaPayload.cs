using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Writes the body of <c>POST /{phone-number-id}/messages</c> (facebook/openapi, business-messaging-api_v23.0.yaml).</summary>
internal static class MetaPayload
{
    // The body is JSON for a server, never text inside a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsForButton(TemplateParameter parameter) => parameter.Type is ParameterType.Payload or ParameterType.UrlSuffix;

    public static ReadOnlyMemory<byte> Write(OutboundMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("messaging_product", "whatsapp");
            json.WriteString("recipient_type", "individual");
            WriteRecipient(json, message.Recipient);
            WriteContent(json, message.Content);
            json.WriteString("biz_opaque_callback_data", "attempt=" + message.Attempt.Value);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // A person without a known number is addressed by business-scoped user id, in a field of its own.
    private static void WriteRecipient(Utf8JsonWriter json, string recipient)
    {
        if (recipient.StartsWith('+'))
            json.WriteString("to", recipient.AsSpan(1));
        else
            json.WriteString("recipient", recipient);
    }

    private static void WriteContent(Utf8JsonWriter json, MessageContent content)
    {
        switch (content)
        {
            case MessageContent.FromTemplate template:
                json.WriteString("type", "template");
                WriteTemplate(json, template);
                break;
            case MessageContent.FreeText text:
                json.WriteString("type", "text");
                json.WriteStartObject("text");
                json.WriteString("body", text.Body.WellFormed());
                json.WriteBoolean("preview_url", false);
                json.WriteEndObject();
                WriteQuote(json, text.InReplyTo);
                break;
        }
    }

    private static void WriteQuote(Utf8JsonWriter json, string? quoted)
    {
        if (string.IsNullOrEmpty(quoted))
            return;

        json.WriteStartObject("context");
        json.WriteString("message_id", quoted);
        json.WriteEndObject();
    }

    private static void WriteTemplate(Utf8JsonWriter json, MessageContent.FromTemplate template)
    {
        json.WriteStartObject("template");
        json.WriteString("name", template.Definition.ProviderId);
        json.WriteStartObject("language");
        json.WriteString("code", template.Definition.Key.Language);
        json.WriteEndObject();

        if (template.Variables.Count > 0)
        {
            json.WriteStartArray("components");
            WriteComponent(json, "header", ParameterPlace.Header, template);
            WriteComponent(json, "body", ParameterPlace.Body, template);
            WriteButtons(json, template);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static bool IsIn(ParameterPlace place, TemplateParameter parameter) => parameter.Place == place && !IsForButton(parameter);

    // Plain loops here and below: LINQ over pairs would be compiled anew at every cold start.
    private static void WriteComponent(Utf8JsonWriter json, string type, ParameterPlace place, MessageContent.FromTemplate template)
    {
        var isEmpty = true;
        for (var i = 0; i < template.Variables.Count; i++)
        {
            var parameter = template.Definition.Parameters[i];
            if (!IsIn(place, parameter))
                continue;
            if (isEmpty)
            {
                json.WriteStartObject();
                json.WriteString("type", type);
                json.WriteStartArray("parameters");
                isEmpty = false;
            }

            WriteParameter(json, parameter, template.Variables[i]);
        }

        if (isEmpty)
            return;

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteButtons(Utf8JsonWriter json, MessageContent.FromTemplate template)
    {
        var parameters = template.Definition.Parameters;
        var indexMax = -1;
        foreach (var parameter in parameters)
        {
            if (IsForButton(parameter) && parameter.ButtonIndex > indexMax)
                indexMax = parameter.ButtonIndex;
        }

        for (var index = 0; index <= indexMax; index++)
        {
            for (var i = 0; i < template.Variables.Count; i++)
            {
                if (IsForButton(parameters[i]) && parameters[i].ButtonIndex == index)
                    WriteButton(json, parameters[i], template.Variables[i]);
            }
        }
    }

    private static void WriteButton(Utf8JsonWriter json, TemplateParameter parameter, VariableValue value)
    {
        var (subType, kind) = parameter.Type == ParameterType.Payload ? ("quick_reply", "payload") : ("url", "text");
        json.WriteStartObject();
        json.WriteString("type", "button");
        json.WriteString("sub_type", subType);
        json.WriteString("index", parameter.ButtonIndex.ToString(CultureInfo.InvariantCulture));
        json.WriteStartArray("parameters");
        json.WriteStartObject();
        json.WriteString("type", kind);
        json.WriteString(kind, value.Text.WellFormed());
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, TemplateParameter parameter, VariableValue value)
    {
        json.WriteStartObject();
        switch (parameter.Type)
        {
            case ParameterType.Currency:
                json.WriteString("type", "currency");
                json.WriteStartObject("currency");
                json.WriteString("fallback_value", value.Text.WellFormed());
                json.WriteString("code", value.CurrencyCode);
                json.WriteNumber("amount_1000", value.AmountThousandths);
                json.WriteEndObject();
                break;
            case ParameterType.DateTime:
                WriteNested(json, "date_time", "fallback_value", value.Text.WellFormed());
                break;
            case ParameterType.Image:
                WriteNested(json, "image", "link", value.Text.WellFormed());
                break;
            case ParameterType.Video:
                WriteNested(json, "video", "link", value.Text.WellFormed());
                break;
            case ParameterType.Document:
                WriteNested(json, "document", "link", value.Text.WellFormed());
                break;
            default:
                json.WriteString("type", "text");
                if (parameter.IsNamed)
                    json.WriteString("parameter_name", parameter.Name);
                json.WriteString("text", value.Text.WellFormed());
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter json, string type, string member, string value)
    {
        json.WriteString("type", type);
        json.WriteStartObject(type);
        json.WriteString(member, value);
        json.WriteEndObject();
    }
}
