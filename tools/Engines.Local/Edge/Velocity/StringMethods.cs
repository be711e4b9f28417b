using System.Text.RegularExpressions;

namespace Engines.Local.Edge.Velocity;

/// <summary>What java.lang.String offers to a template. Patterns are those of .NET, which differ from Java's in corners that no mapping template here comes near.</summary>
internal static class StringMethods
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public static object? Invoke(string text, MethodCall call) => call.Signature switch
    {
        "length/0" => (long)text.Length,
        "isEmpty/0" => text.Length == 0,
        "substring/1" => Substring(text, call.Number(0), text.Length, call),
        "substring/2" => Substring(text, call.Number(0), call.Number(1), call),
        "charAt/1" => Substring(text, call.Number(0), call.Number(0) + 1, call),
        "toLowerCase/0" => text.ToLowerInvariant(),
        "toUpperCase/0" => text.ToUpperInvariant(),
        "trim/0" => text.Trim([.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)]),
        "concat/1" => text + call.Text(0),
        "contains/1" => text.Contains(call.Text(0), StringComparison.Ordinal),
        "startsWith/1" => text.StartsWith(call.Text(0), StringComparison.Ordinal),
        "endsWith/1" => text.EndsWith(call.Text(0), StringComparison.Ordinal),
        "equalsIgnoreCase/1" => text.Equals(call.Text(0), StringComparison.OrdinalIgnoreCase),
        "indexOf/1" => (long)text.IndexOf(call.Text(0), StringComparison.Ordinal),
        "indexOf/2" => (long)text.IndexOf(call.Text(0), Math.Clamp(call.Number(1), 0, text.Length), StringComparison.Ordinal),
        "lastIndexOf/1" => (long)text.LastIndexOf(call.Text(0), StringComparison.Ordinal),
        "replace/2" => Replace(text, call.Text(0), call.Text(1)),
        "matches/1" => Pattern($"^(?:{call.Text(0)})\\z", call).IsMatch(text),
        "replaceAll/2" => Pattern(call.Text(0), call).Replace(text, Replacement(call.Text(1))),
        "replaceFirst/2" => Pattern(call.Text(0), call).Replace(text, Replacement(call.Text(1)), 1),
        "split/1" => Split(text, call),
        _ => throw call.Unknown("a text"),
    };

    private static string Substring(string text, int from, int to, MethodCall call) =>
        from >= 0 && from <= to && to <= text.Length ? text[from..to] : throw call.Error($"{call.Name} goes from {from} to {to} of {text.Length} characters");

    // Java puts the new text between all characters where the old one is empty.
    private static string Replace(string text, string old, string replacement) => old.Length > 0
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : replacement + string.Concat(text.Select(letter => letter + replacement));

    private static Regex Pattern(string pattern, MethodCall call)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTime);
        }
        catch (ArgumentException)
        {
            throw call.Error($"The pattern of {call.Name} cannot be read");
        }
    }

    // Java writes $1 and \$ where .NET writes ${1} and $$.
    private static string Replacement(string java) => Regex.Replace(
        java, @"\\(.)|\$(\d)|\$", match => match.Groups[1].Success ? match.Groups[1].Value.Replace("$", "$$", StringComparison.Ordinal)
            : match.Groups[2].Success ? $"${{{match.Groups[2].Value}}}" : "$$", RegexOptions.Singleline, PatternTime);

    private static List<object?> Split(string text, MethodCall call)
    {
        var parts = Pattern(call.Text(0), call).Split(text).ToList();
        if (parts.Count > 1 && parts[0].Length == 0 && Pattern(call.Text(0), call).Match(text).Length == 0)
            parts.RemoveAt(0);
        while (parts.Count > 1 && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        return [.. parts];
    }
}
