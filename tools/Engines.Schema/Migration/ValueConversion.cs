using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>One value stored another way. Nothing here says what the value was: it may be a person's.</summary>
internal static class ValueConversion
{
    private const string IsoFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int DigitsMax = 38;

    private static readonly ValueForm[] Moments = [ValueForm.Iso8601, ValueForm.UnixSeconds, ValueForm.UnixMillis];
    private static readonly ValueForm[] Plain = [ValueForm.Text, ValueForm.Number, ValueForm.Boolean];

    public static bool IsPossible(ValueForm from, ValueForm to) => from != to && (
        (Moments.Contains(from) && Moments.Contains(to)) || (Plain.Contains(from) && Plain.Contains(to))
        || (from is ValueForm.Text or ValueForm.List or ValueForm.StringSet && to is ValueForm.List or ValueForm.StringSet));

    /// <summary>Whether DynamoDB takes a text as a number: up to 38 digits, and no more than its range.</summary>
    public static bool IsNumber(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E') && text.Count(char.IsAsciiDigit) <= DigitsMax
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e126;

    /// <summary>The value in the other form; null where it is not of the first one.</summary>
    public static AttributeValue? Convert(AttributeValue value, ValueForm from, ValueForm to)
    {
        if (to is ValueForm.List or ValueForm.StringSet)
            return Texts(value, from) is { Count: > 0 } texts ? ToTexts(texts, to) : null;
        if (Moments.Contains(from))
            return Moment(value, from) is { } moment ? ToMoment(moment, to) : null;
        return Plainly(value, from) is { } text ? ToPlain(text, to) : null;
    }

    /// <summary>What stands for a value inside a text; null for what is neither text, number, true nor false.</summary>
    public static string? Text(AttributeValue value) => value.S ?? value.N ?? (value.BOOL is { } flag ? (flag ? "true" : "false") : null);

    private static string? Plainly(AttributeValue value, ValueForm from) => from switch
    {
        ValueForm.Text => value.S,
        ValueForm.Number => value.N,
        _ => value.BOOL is { } flag ? (flag ? "true" : "false") : null,
    };

    private static AttributeValue? ToPlain(string text, ValueForm to) => to switch
    {
        ValueForm.Text => new(text),
        ValueForm.Number => text is "true" or "false" ? new() { N = text == "true" ? "1" : "0" } : IsNumber(text) ? new() { N = text } : null,
        _ => text switch
        {
            "true" or "1" => new() { BOOL = true },
            "false" or "0" => new() { BOOL = false },
            _ => null,
        },
    };

    private static DateTimeOffset? Moment(AttributeValue value, ValueForm from)
    {
        if (from == ValueForm.Iso8601)
        {
            return value.S is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
                ? moment
                : null;
        }

        if (!long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return null;
        var millis = from == ValueForm.UnixSeconds ? (Int128)number * 1000 : number;
        return millis < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || millis > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds((long)millis);
    }

    private static AttributeValue ToMoment(DateTimeOffset moment, ValueForm to) => to switch
    {
        ValueForm.Iso8601 => new(moment.ToString(IsoFormat, CultureInfo.InvariantCulture)),
        ValueForm.UnixSeconds => new() { N = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        _ => new() { N = moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
    };

    private static List<string>? Texts(AttributeValue value, ValueForm from) => from switch
    {
        ValueForm.Text => value.S is { } text ? [text] : null,
        ValueForm.StringSet => value.SS,
        _ => value.L is { } list && list.TrueForAll(one => one.S is not null) ? [.. list.Select(one => one.S)] : null,
    };

    private static AttributeValue ToTexts(List<string> texts, ValueForm to) => to == ValueForm.List
        ? new() { L = [.. texts.Select(text => new AttributeValue(text))] }
        : new() { SS = [.. texts.Distinct(StringComparer.Ordinal)] };
}
