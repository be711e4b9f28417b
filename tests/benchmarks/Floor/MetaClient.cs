using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Floor;

/// <summary>One template message to Meta's Cloud API.</summary>
internal sealed class MetaClient(HttpClient client)
{
    private static readonly AuthenticationHeaderValue Authorization = new("Bearer", Settings.AccessToken);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Sends the message; returns Meta's id of it.</summary>
    public async Task<string> SendAsync(Message message)
    {
        using var content = new ReadOnlyMemoryContent(Write(message));
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, Settings.MetaMessages) { Content = content };
        request.Headers.Authorization = Authorization;
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();

        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("messages")[0].GetProperty("id").GetString()!;
    }

    private static ReadOnlyMemory<byte> Write(Message message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        json.WriteString("recipient_type"u8, "individual"u8);
        json.WriteString("to"u8, message.Recipient.AsSpan(1));
        json.WriteString("type"u8, "template"u8);
        json.WriteStartObject("template"u8);
        json.WriteString("name"u8, message.Template);
        json.WriteStartObject("language"u8);
        json.WriteString("code"u8, message.Language);
        json.WriteEndObject();
        json.WriteStartArray("components"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "body"u8);
        json.WriteStartArray("parameters"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, message.Name);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type"u8, "date_time"u8);
        json.WriteStartObject("date_time"u8);
        json.WriteString("fallback_value"u8, message.Date);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("biz_opaque_callback_data"u8, "attempt=" + message.AttemptId);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
