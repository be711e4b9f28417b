using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Floor;

/// <summary>The two writes of a message, with the attributes and conditions of Engines.Conversations' OutboundStore; the benchmark compares them.</summary>
internal sealed class ConversationsTable(HttpClient client, RequestSigner signer, TimeProvider time)
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly MediaTypeHeaderValue Json = new(RequestSigner.MediaType);

    /// <summary>PutItem of the claimed message.</summary>
    public Task ClaimAsync(Message message, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        var at = now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("TableName"u8, Settings.ConversationsTable);
        json.WriteStartObject("Item"u8);
        WriteText(json, "conversation_id"u8, message.ConversationId);
        WriteText(json, "item_id"u8, "OUT#" + message.RequestId);
        WriteNumber(json, "schema_version"u8, 1);
        WriteText(json, "outbound_status"u8, "sending");
        WriteText(json, "request_hash"u8, message.RequestHash);
        WriteText(json, "request"u8, message.Request);
        WriteText(json, "company_id"u8, message.CompanyId);
        WriteText(json, "project_id"u8, message.ProjectId);
        WriteText(json, "channel"u8, "whatsapp");
        WriteText(json, "when_unconfirmed"u8, "never_twice");
        WriteText(json, "created_at"u8, at);
        WriteText(json, "updated_at"u8, at);
        WriteText(json, "sending_at"u8, at);
        WriteNumber(json, "ttl"u8, (now + Settings.Retention).ToUnixTimeSeconds());
        WriteText(json, "template"u8, message.Template);
        WriteText(json, "provider"u8, "meta");
        WriteNumber(json, "attempt"u8, 1);
        WriteText(json, "attempt_id"u8, message.AttemptId);
        WriteTextSet(json, "attempt_ids"u8, message.AttemptId);
        WriteText(json, "worker"u8, message.Worker);
        WriteNumber(json, "lease_until"u8, message.LeaseUntil.ToUnixTimeMilliseconds());
        json.WriteEndObject();
        json.WriteString("ConditionExpression"u8, "attribute_not_exists(conversation_id)"u8);
        json.WriteString("ReturnValuesOnConditionCheckFailure"u8, "ALL_OLD"u8);
        json.WriteEndObject();
        json.Flush();
        return CallAsync("DynamoDB_20120810.PutItem", buffer.WrittenMemory);
    }

    /// <summary>UpdateItem of the message that the provider took.</summary>
    public Task RecordAsync(Message message, string providerMessageId, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        var at = now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("TableName"u8, Settings.ConversationsTable);
        json.WriteStartObject("Key"u8);
        WriteText(json, "conversation_id"u8, message.ConversationId);
        WriteText(json, "item_id"u8, "OUT#" + message.RequestId);
        json.WriteEndObject();
        json.WriteString(
            "UpdateExpression"u8,
            "SET outbound_status = :to, updated_at = :updated, sent_at = if_not_exists(sent_at, :at), provider_message_id = :message ADD accepted_attempts :accepted"u8);
        json.WriteString("ConditionExpression"u8, "outbound_status IN (:from_sending, :from_unconfirmed) AND attempt_id = :attempt_id"u8);
        json.WriteStartObject("ExpressionAttributeValues"u8);
        WriteText(json, ":to"u8, "sent");
        WriteText(json, ":updated"u8, at);
        WriteText(json, ":at"u8, at);
        WriteText(json, ":message"u8, providerMessageId);
        WriteTextSet(json, ":accepted"u8, message.AttemptId);
        WriteText(json, ":from_sending"u8, "sending");
        WriteText(json, ":from_unconfirmed"u8, "unconfirmed");
        WriteText(json, ":attempt_id"u8, message.AttemptId);
        json.WriteEndObject();
        json.WriteString("ReturnValuesOnConditionCheckFailure"u8, "ALL_OLD"u8);
        json.WriteEndObject();
        json.Flush();
        return CallAsync("DynamoDB_20120810.UpdateItem", buffer.WrittenMemory);
    }

    private async Task CallAsync(string target, ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, Settings.DynamoEndpoint) { Content = content };
        signer.Sign(request, target, body.Span, time.GetUtcNow());
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        json.WriteStartObject(name);
        json.WriteString("S"u8, value);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long value)
    {
        json.WriteStartObject(name);
        json.WriteString("N"u8, value.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteTextSet(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("SS"u8);
        json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
