using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>How values are written to and read from attributes.</summary>
internal static class Stored
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue TextSet(string value) => new() { SS = [value] };

    /// <summary>For people and for order: ISO 8601 UTC with milliseconds and Z.</summary>
    public static AttributeValue Time(DateTimeOffset time) => Text(time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>For conditions to compare: Unix milliseconds.</summary>
    public static AttributeValue Milliseconds(DateTimeOffset time) => Number(time.ToUnixTimeMilliseconds());

    public static string? ReadText(Dictionary<string, AttributeValue> item, string name) => item.TryGetValue(name, out var value) ? value.S : null;

    public static string RequireText(Dictionary<string, AttributeValue> item, string name) =>
        ReadText(item, name) ?? throw new FormatException($"The item has no text attribute '{name}'.");

    public static long? ReadNumber(Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.N is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;

    public static DateTimeOffset? ReadMilliseconds(Dictionary<string, AttributeValue> item, string name) =>
        ReadNumber(item, name) is { } number ? DateTimeOffset.FromUnixTimeMilliseconds(number) : null;

    public static DateTimeOffset? ReadTime(Dictionary<string, AttributeValue> item, string name) =>
        ReadText(item, name) is { } text
            ? DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : null;

    public static IReadOnlyCollection<string> ReadTextSet(Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.SS is { } set ? set : [];
}
