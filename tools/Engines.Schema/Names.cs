using System.Text;

namespace Engines.Schema;

/// <summary>From the names of the file to those of each language.</summary>
internal static class Names
{
    private static readonly HashSet<string> PythonWords = new(StringComparer.Ordinal)
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self", "try", "while", "with", "yield",
    };

    /// <summary>Lower-case letters, digits and underscores, a letter first.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    /// <summary><c>OutItem</c> of <c>OUT_ITEM</c>, <c>out-item</c> or <c>out_item</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var word in Split(name))
            text.Append(char.ToUpperInvariant(word[0])).Append(word.Any(char.IsLower) ? word[1..] : Lower(word[1..]));
        return text.Length == 0 || char.IsDigit(text[0]) ? $"Value{text}" : text.ToString();
    }

    public static string Camel(string name) => Pascal(name) is var pascal ? $"{char.ToLowerInvariant(pascal[0])}{pascal[1..]}" : "";

    /// <summary><c>out_item</c>.</summary>
    public static string Snake(string name)
    {
        var text = string.Join('_', Split(name).Select(Lower));
        return text.Length == 0 || char.IsDigit(text[0]) ? $"value_{text}" : text;
    }

    public static string PythonField(string name) => PythonWords.Contains(Snake(name)) ? $"{Snake(name)}_" : Snake(name);

    public static string Constant(string name) => Snake(name).ToUpperInvariant();

    /// <summary>A text as C#, Python, TypeScript and JSON all write it.</summary>
    public static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text, TextJson.Default.String);

    private static string Lower(string text) => new([.. text.Select(char.ToLowerInvariant)]);

    private static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            var begins = char.IsUpper(letter) && at > 0 && (char.IsLower(name[at - 1]) || char.IsDigit(name[at - 1]));
            if ((begins || !char.IsAsciiLetterOrDigit(letter)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsAsciiLetterOrDigit(letter))
                word.Append(letter);
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class TextJson : System.Text.Json.Serialization.JsonSerializerContext;
