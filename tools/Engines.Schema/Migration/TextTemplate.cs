using System.Text;

namespace Engines.Schema.Migration;

/// <summary>Fixed text around attributes: <c>{company_id}#{project_id}</c>.</summary>
public sealed record TextTemplate
{
    private readonly IReadOnlyList<string> literals;

    private TextTemplate(IReadOnlyList<string> literals, IReadOnlyList<string> attributes) => (this.literals, Attributes) = (literals, attributes);

    /// <summary>What it is made of, in order.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Takes a text apart.</summary>
    /// <returns>Null for a brace without its other, an empty name, or no attribute at all.</returns>
    public static TextTemplate? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (literals, attributes, at) = (new List<string>(), new List<string>(), 0);
        while (at <= text.Length)
        {
            var open = text.IndexOf('{', at);
            var literal = open < 0 ? text[at..] : text[at..open];
            if (literal.Contains('}', StringComparison.Ordinal))
                return null;
            literals.Add(literal);
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            if (close <= open + 1 || text[(open + 1)..close].Contains('{', StringComparison.Ordinal))
                return null;
            attributes.Add(text[(open + 1)..close]);
            at = close + 1;
        }

        return attributes.Count == 0 ? null : new(literals, attributes);
    }

    /// <summary>Attributes with the same text between each two.</summary>
    public static TextTemplate Join(IReadOnlyList<string> attributes, string by)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return new(["", .. Enumerable.Repeat(by, attributes.Count - 1), ""], attributes);
    }

    /// <summary>The text with the values in their places.</summary>
    public string Fill(Func<string, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(literals[0]);
        for (var index = 0; index < Attributes.Count; index++)
            text.Append(value(Attributes[index])).Append(literals[index + 1]);
        return text.ToString();
    }
}
