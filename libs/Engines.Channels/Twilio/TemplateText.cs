using System.Text;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Fills a template's own text: <c>{{name}}</c> becomes the variable of that name.</summary>
internal static class TemplateText
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>True when every place in the text has a parameter.</summary>
    public static bool CanRender(string text, IReadOnlyList<TemplateParameter> parameters) => TryRender(text, parameters, _ => "", out _);

    /// <summary>Fills the text in one pass, so that a value that looks like a place stays what it is.</summary>
    public static string Render(string text, IReadOnlyList<TemplateParameter> parameters, IReadOnlyList<VariableValue> values) =>
        TryRender(text, parameters, index => values[index].Text, out var rendered)
            ? rendered
            : throw new ArgumentException("The text has a place without a parameter.", nameof(text));

    private static bool TryRender(string text, IReadOnlyList<TemplateParameter> parameters, Func<int, string> valueOf, out string rendered)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (text.IndexOf(Open, position, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf(Close, open, StringComparison.Ordinal);
            var index = close < 0 ? -1 : IndexOf(parameters, text[(open + Open.Length)..close].Trim());
            if (index < 0)
            {
                rendered = "";
                return false;
            }

            result.Append(text, position, open - position).Append(valueOf(index));
            position = close + Close.Length;
        }

        rendered = result.Append(text, position, text.Length - position).ToString();
        return true;
    }

    private static int IndexOf(IReadOnlyList<TemplateParameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name)
                return i;
        }

        return -1;
    }
}
