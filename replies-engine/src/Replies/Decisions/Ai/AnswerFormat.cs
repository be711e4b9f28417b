using System.Text.Json;

namespace Replies.Decisions.Ai;

/// <summary>The form of an answer, for both sides: the schema that is sent, and the reading of what comes back.</summary>
internal static class AnswerFormat
{
    public const string Name = "reply";

    // Strict mode wants every property required and none besides.
    public static BinaryData Schema { get; } = BinaryData.FromString("""
        {
          "type": "object",
          "properties": {
            "action": { "type": "string", "enum": ["answer", "hand_off", "close"] },
            "text": { "type": "string" },
            "reason": { "type": "string" }
          },
          "required": ["action", "text", "reason"],
          "additionalProperties": false
        }
        """);

    public static WriterResult Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new WriterResult.Unusable(WriterProblems.Invalid);
        }
    }

    private static WriterResult Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "text") is not { } text || Text(root, "reason") is not { } reason)
            return new WriterResult.Unusable(WriterProblems.Invalid);

        return Text(root, "action") switch
        {
            "answer" => new WriterResult.Wrote(WriterAction.Answer, text, reason),
            "hand_off" => new WriterResult.Wrote(WriterAction.HandOff, text, reason),
            "close" => new WriterResult.Wrote(WriterAction.Close, text, reason),
            _ => new WriterResult.Unusable(WriterProblems.Invalid),
        };
    }

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: valid JSON, and no text.
            return null;
        }
    }
}
