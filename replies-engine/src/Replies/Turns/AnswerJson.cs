using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engines.Conversations;
using Replies.Decisions;

namespace Replies.Turns;

/// <summary>How an <see cref="Answer"/> is written into its item.</summary>
internal static class AnswerJson
{
    private const string Kind = "answer";

    public static (string Json, string Hash) Write(Answer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("kind", Kind);
            json.WriteString("recipient", answer.Recipient);
            json.WriteString("by", answer.By);
            json.WriteString("ending", NameOf(answer.Ending));
            WriteContent(json, answer.Content);
            json.WriteStartArray("replies");
            foreach (var reply in answer.Replies)
                json.WriteStringValue(reply);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return (Encoding.UTF8.GetString(buffer.WrittenSpan), Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Answer Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (!IsAnswer(root))
            throw new FormatException("The item's request is no answer.");

        return new()
        {
            Recipient = Text(root, "recipient"),
            By = Text(root, "by"),
            Ending = Text(root, "ending") switch
            {
                "open" => TurnEnding.Open,
                "hand_off" => TurnEnding.HandOff,
                "close" => TurnEnding.Close,
                _ => throw new FormatException("The answer's ending cannot be read."),
            },
            Content = ReadContent(root),
            Replies = [.. root.GetProperty("replies").EnumerateArray().Select(reply => reply.GetString()!)],
        };
    }

    /// <summary>What an outbound message said, for a history: a text, or a template with its values in brackets.</summary>
    public static string Describe(string requestJson)
    {
        using var document = JsonDocument.Parse(requestJson);
        var root = document.RootElement;
        if (root.TryGetProperty("text", out var body) && body.ValueKind == JsonValueKind.String)
            return body.GetString()!;
        if (!root.TryGetProperty("template", out var template) || template.ValueKind != JsonValueKind.Object)
            return "[message]";

        var text = new StringBuilder("[template ").Append(Text(template, "name"));
        if (template.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object)
        {
            foreach (var variable in variables.EnumerateObject())
                text.Append(", ").Append(variable.Name).Append(": ").Append(ValueOf(variable.Value));
        }

        return text.Append(']').ToString();
    }

    private static string ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("text", out var text) ? text.ToString() : value.ToString();

    private static bool IsAnswer(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals(Kind);

    private static void WriteContent(Utf8JsonWriter json, AnswerContent content)
    {
        if (content is AnswerContent.Text text)
        {
            json.WriteString("text", text.Body);
            return;
        }

        var use = ((AnswerContent.Template)content).Use;
        json.WriteStartObject("template");
        json.WriteString("name", use.Name);
        json.WriteString("language", use.Language);
        json.WriteStartObject("variables");
        foreach (var (name, value) in use.Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static AnswerContent ReadContent(JsonElement root)
    {
        if (root.TryGetProperty("text", out var text))
            return new AnswerContent.Text(text.GetString()!);
        var template = root.GetProperty("template");
        var variables = template.GetProperty("variables").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);
        return new AnswerContent.Template(new TemplateUse(Text(template, "name"), Text(template, "language"), variables));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string NameOf(TurnEnding ending) => ending switch
    {
        TurnEnding.Open => "open",
        TurnEnding.HandOff => "hand_off",
        _ => "close",
    };
}
