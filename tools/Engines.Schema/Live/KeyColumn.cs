using System.Buffers;

namespace Engines.Schema;

/// <summary>The fixed texts that the values of one key attribute begin with or are.</summary>
internal sealed class KeyColumn
{
    private const int FixedMax = 24;
    private const int OftenMin = 3;
    private const string Separators = "#|:/";

    private static readonly SearchValues<char> Separating = SearchValues.Create(Separators);
    private static readonly SearchValues<char> InWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");

    // Small letters may as well be data; these words name what an item is.
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal)
        { "config", "current", "details", "head", "info", "latest", "meta", "metadata", "profile", "root", "settings", "state", "summary" };

    private readonly HashSet<string> prefixes;
    private readonly HashSet<string> constants;

    /// <param name="values">The values of the sample, repeated as often as they are.</param>
    public KeyColumn(IReadOnlyCollection<string> values)
    {
        var first = values.Select(Prefix).OfType<string>().GroupBy(text => text, StringComparer.Ordinal)
            .Where(group => IsLoud(group.Key) || group.Count() >= OftenMin).Select(group => group.Key).ToArray();
        prefixes = [.. first.Length <= FixedMax ? first : first.Where(IsLoud).ToArray() is { Length: <= FixedMax } loud ? loud : []];

        var whole = values.Where(value => Prefix(value) is null && (IsLoud(value) || Usual.Contains(value))).Distinct(StringComparer.Ordinal).ToArray();
        constants = [.. whole.Length <= FixedMax ? whole : []];
    }

    /// <summary>The fixed beginning of a value with its separator, or the whole value where that is fixed; empty where nothing is.</summary>
    public string FormOf(string value) => constants.Contains(value) ? value : Prefix(value) is { } prefix && prefixes.Contains(prefix) ? prefix : "";

    /// <summary>Whether a form is a whole value.</summary>
    public static bool IsConstant(string form) => form.Length > 0 && !Separators.Contains(form[^1], StringComparison.Ordinal);

    /// <summary>Whether a form is in capitals, as names of kinds are written: then it is never taken for data.</summary>
    public static bool IsLoud(string form) =>
        form.TrimEnd(Separators.ToCharArray()) is { Length: >= 2 and <= 32 } word && char.IsAsciiLetterUpper(word[0])
        && word.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-') && !Forms.IsUlid(word);

    private static string? Prefix(string value)
    {
        var end = value.AsSpan().IndexOfAny(Separating);
        return end is >= 1 and <= 32 && end < value.Length - 1 && value.AsSpan(0, end) is var word && char.IsAsciiLetter(word[0])
            && word.IndexOfAnyExcept(InWords) < 0 ? value[..(end + 1)] : null;
    }
}
