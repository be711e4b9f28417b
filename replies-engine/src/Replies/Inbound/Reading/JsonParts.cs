using System.Globalization;
using System.Text.Json;

namespace Replies.Inbound;

/// <summary>Reads JSON that may have any form at all: what is not there, or of another type, is absent.</summary>
internal static class JsonParts
{
    // 9999-12-31T23:59:59Z; beyond it there is no date.
    private const long UnixSecondsMax = 253_402_300_799;

    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public static bool IsList(this JsonElement element) => element.ValueKind == JsonValueKind.Array;

    /// <summary>The entries of a list; none where there is no list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement element) => element.IsList() ? [.. element.EnumerateArray()] : [];

    public static JsonElement First(this JsonElement element) => element.IsList() && element.GetArrayLength() > 0 ? element[0] : default;

    /// <summary>A text that says something; null for an empty one.</summary>
    public static string? Text(this JsonElement element) => element.TextOrEmpty() is { Length: > 0 } text ? text : null;

    public static string? TextOrEmpty(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>An id or code, which providers write as a string here and as a number there.</summary>
    public static string? IdText(this JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.Text();

    public static bool? Flag(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static double? Degrees(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => Degrees(element.GetString()),
        _ => null,
    };

    public static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Unix seconds, as a string or a number.</summary>
    public static DateTimeOffset? UnixTime(this JsonElement element) =>
        element.Whole() is { } seconds and >= 0 and <= UnixSecondsMax ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Unix milliseconds, as a string or a number.</summary>
    public static DateTimeOffset? UnixMilliseconds(this JsonElement element) =>
        element.Whole() is { } milliseconds and >= 0 and <= UnixSecondsMax * 1000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A time in ISO 8601; one without an offset is UTC.</summary>
    public static DateTimeOffset? IsoTime(this JsonElement element)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(element.Text(), CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    private static long? Whole(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(element.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
