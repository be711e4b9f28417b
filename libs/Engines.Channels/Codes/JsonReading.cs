using System.Globalization;
using System.Text.Json;

namespace Engines.Channels;

/// <summary>Reads answers that may have any form at all.</summary>
internal static class JsonReading
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static JsonElement First(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? element[0] : default;

    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no string.
            return null;
        }
    }

    /// <summary>One text member of a JSON object in a string; null for anything else.</summary>
    public static string? MemberOf(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Member(name).Text();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A code that is a number, written as one or in a string. Anything longer could carry more than a code.</summary>
    public static string? NumericCode(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt32(out var code) => code.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String when int.TryParse(element.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) =>
            code.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
