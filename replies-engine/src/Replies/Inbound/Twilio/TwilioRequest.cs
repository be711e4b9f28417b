using System.Text.Json;

namespace Replies.Inbound;

/// <summary>What the parser and the signature must read in the same way, or one would believe what the other never checked.</summary>
internal static class TwilioRequest
{
    public const string BodyHash = "bodySHA256";

    private const string Attempt = "attempt";

    /// <summary>True for a body in JSON, of which Twilio signs only the hash; false for a form, of which it signs every field.</summary>
    public static bool IsJson(RawMessage message) =>
        message.ContentType is { } type && type.Split(';')[0].Trim() is var media
        && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>One parameter of the query, decoded; null when it is not there.</summary>
    public static string? QueryValue(RawMessage message, string name) => FormBody.First(FormBody.Parse(message.Query), name);

    /// <summary>The attempt that was put into the status callback; empty when there is none.</summary>
    public static string AttemptOf(RawMessage message) => QueryValue(message, Attempt) ?? "";

    /// <summary>The fields of a form or of a JSON object; null when the body is neither.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Fields(RawMessage message)
    {
        if (!IsJson(message))
            return FormBody.Parse(message.Body);
        if (!JsonText.TryParse(message.Body, out var document))
            return null;

        using (document)
        {
            if (!document.RootElement.IsObject())
                return null;
            return [.. document.RootElement.EnumerateObject().Select(member => new KeyValuePair<string, string>(member.Name, ValueOf(member.Value)))];
        }
    }

    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.TextOrEmpty()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
