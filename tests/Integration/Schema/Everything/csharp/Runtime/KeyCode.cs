// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
namespace Everything.Tables;

/// <summary>Keys that are put together of fixed text and values. A pattern is the fixed text: before the first value, between, after the last.</summary>
internal static class KeyCode
{
    /// <summary>Puts a key together.</summary>
    /// <exception cref="ArgumentException">A value is empty, or holds the text that has to follow it: it could not be read back.</exception>
    public static string Build(string[] pattern, params ReadOnlySpan<string> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var following = index == values.Length - 1 ? "" : pattern[index + 1];
            if (values[index].Length == 0 || (following.Length > 0 && values[index].Contains(following, StringComparison.Ordinal)))
                throw new ArgumentException($"Value {index + 1} of the key '{string.Join("…", pattern)}' is empty or holds '{following}'.", nameof(values));
        }

        return values.Length switch
        {
            0 => pattern[0],
            1 => string.Concat(pattern[0], values[0], pattern[1]),
            _ => Join(pattern, values),
        };
    }

    /// <summary>A number with zeros before it, so that texts sort as numbers do.</summary>
    public static string Pad(string number, int width) => width > 0 && (number[0] == '-' || number.Length > width)
        ? throw new ArgumentException($"A key has room for {width} digits and none for a sign.", nameof(number))
        : number.PadLeft(width, '0');

    public static bool Fits(string text, string[] pattern) =>
        pattern.Length == 1 ? text == pattern[0] : Find(text, pattern, pattern.Length - 2).End == text.Length - pattern[^1].Length;

    /// <summary>One value of a key that fits.</summary>
    public static string Part(string text, string[] pattern, int index)
    {
        var (start, end) = Find(text, pattern, index);
        return text[start..end];
    }

    private static string Join(string[] pattern, ReadOnlySpan<string> values)
    {
        var text = pattern[0];
        for (var index = 0; index < values.Length; index++)
            text = string.Concat(text, values[index], pattern[index + 1]);
        return text;
    }

    // A value reaches to the next fixed text; the last one to the end, whatever it holds.
    private static (int Start, int End) Find(string text, string[] pattern, int index)
    {
        if (!text.StartsWith(pattern[0], StringComparison.Ordinal))
            return (0, -1);
        var start = pattern[0].Length;
        for (var value = 0; ; value++)
        {
            var following = pattern[value + 1];
            var end = value == pattern.Length - 2
                ? text.EndsWith(following, StringComparison.Ordinal) ? text.Length - following.Length : -1
                : text.IndexOf(following, start, StringComparison.Ordinal);
            if (end <= start)
                return (0, -1);
            if (value == index)
                return (start, end);
            start = end + following.Length;
        }
    }
}
