using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replies.Inbound;

/// <summary>Writes what the common form has no place for, as one JSON object.</summary>
internal static class JsonDetail
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The members of these names, as they stand; null when there is none.</summary>
    public static string? Of(JsonElement element, params ReadOnlySpan<string> names)
    {
        var found = new List<KeyValuePair<string, JsonElement>>(names.Length);
        foreach (var name in names)
        {
            if (name.Length > 0 && element.Member(name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value)
                found.Add(new(name, value));
        }

        return found.Count == 0 ? null : Write(found, static (json, pair) =>
        {
            json.WritePropertyName(pair.Key);
            json.WriteRawValue(pair.Value.GetRawText());
        });
    }

    /// <summary>The fields, each as a string, under one name; null when there is none.</summary>
    public static string? Of(string name, IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        fields.Count == 0 ? null : Write([fields], (json, all) =>
        {
            json.WriteStartObject(name);
            foreach (var (field, value) in all)
                json.WriteString(field, value);
            json.WriteEndObject();
        });

    /// <summary>A text under one name.</summary>
    public static string Of(string name, string text) => Write([text], (json, value) => json.WriteString(name, value));

    private static string Write<T>(IEnumerable<T> parts, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (var part in parts)
                write(json, part);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
