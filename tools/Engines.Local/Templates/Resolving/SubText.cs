using System.Text;

namespace Engines.Local.Templates;

/// <summary>The text of Fn::Sub: <c>${Name}</c> is replaced, <c>${!Name}</c> stays <c>${Name}</c>.</summary>
internal static class SubText
{
    private const string Opening = "${";

    /// <summary>The names that are to be replaced.</summary>
    public static IReadOnlyList<string> Names(string text, Func<string, Exception> fault)
    {
        var names = new List<string>();
        Replace(
            text,
            name =>
            {
                names.Add(name);
                return "";
            },
            fault);
        return names;
    }

    public static string Replace(string text, Func<string, string> valueOf, Func<string, Exception> fault)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        while (text.IndexOf(Opening, from, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
                throw fault("${ is not closed");
            var name = text[(start + Opening.Length)..end];
            if (name.Trim().Length == 0)
                throw fault("${} names nothing");

            result.Append(text, from, start - from).Append(name[0] == '!' ? $"{Opening}{name[1..]}}}" : valueOf(name.Trim()));
            from = end + 1;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
