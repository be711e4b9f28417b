using System.Globalization;
using System.Text;

namespace Engines.Schema;

/// <summary>One attribute of a table's key, and how an item of one kind fills it.</summary>
public sealed record KeyPart(KeyAttribute Attribute, KeyPattern Pattern);

/// <summary>How a key is put together: fixed text around placeholders, <c>OUT#{request_id}</c> or <c>{year:integer:4}#{id:ulid}</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Literals">One more than there are placeholders: before the first, between, after the last.</param>
/// <param name="Placeholders">In their order.</param>
public sealed record KeyPattern(string Text, IReadOnlyList<string> Literals, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary>Whether the key is one value and nothing around it.</summary>
    public bool IsWhole => Placeholders.Count == 1 && Literals.All(literal => literal.Length == 0);

    /// <summary>How much of the key is fixed: of two patterns that fit a key the more fixed one is meant.</summary>
    public int Fixed => Literals.Sum(literal => literal.Length) + (Placeholders.Count == 0 ? 1_000 : 0);

    /// <summary>Whether some key could fit both.</summary>
    public bool Overlaps(KeyPattern other)
    {
        if (Placeholders.Count == 0)
            return other.Placeholders.Count == 0 ? Text == other.Text : other.Fits(Text);
        if (other.Placeholders.Count == 0)
            return Fits(other.Text);
        return Shared(Literals[0], other.Literals[0]) && Shared(Reverse(Literals[^1]), Reverse(other.Literals[^1]));

        static bool Shared(string one, string two) => one.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(one, StringComparison.Ordinal);

        static string Reverse(string text) => new([.. text.Reverse()]);
    }

    /// <summary>Whether an item with this key can be meant.</summary>
    public bool Fits(string key)
    {
        if (!key.StartsWith(Literals[0], StringComparison.Ordinal))
            return false;
        var at = Literals[0].Length;
        for (var index = 1; index < Literals.Count; index++)
        {
            var found = index == Literals.Count - 1 && Literals[index].Length == 0 ? key.Length : key.IndexOf(Literals[index], Math.Min(at + 1, key.Length), StringComparison.Ordinal);
            if (found <= at)
                return false;
            at = found + Literals[index].Length;
        }

        return at == key.Length;
    }

    /// <summary>Takes a pattern apart.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="typeOf">From what stands behind the colon to a type; null where that is none.</param>
    /// <param name="problem">What is wrong with it; null if nothing is.</param>
    internal static KeyPattern Parse(string text, Func<string, AttributeType?> typeOf, out string? problem)
    {
        var (literals, placeholders, literal) = (new List<string>(), new List<Placeholder>(), new StringBuilder());
        problem = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not '{')
            {
                if (text[at] == '}')
                    problem ??= "has a '}' without its '{'";
                literal.Append(text[at]);
                continue;
            }

            var end = text.IndexOf('}', at);
            if (end < 0)
            {
                problem ??= "has a '{' without its '}'";
                break;
            }

            if (literals.Count > 0 && literal.Length == 0)
                problem ??= "has two placeholders with nothing between, so that nobody can tell where one ends";
            literals.Add(literal.ToString());
            literal.Clear();
            placeholders.Add(Placeholder.Parse(text[(at + 1)..end], typeOf, ref problem));
            at = end;
        }

        literals.Add(literal.ToString());
        return new(text, literals, placeholders);
    }
}

/// <summary>A value in a key.</summary>
/// <param name="Name">In snake case.</param>
/// <param name="Type">What it holds; a string unless the pattern says otherwise.</param>
/// <param name="Width">To how many digits an integer is filled with zeros, so that texts sort as numbers do; 0 for none.</param>
public sealed record Placeholder(string Name, AttributeType Type, int Width)
{
    internal static Placeholder Parse(string text, Func<string, AttributeType?> typeOf, ref string? problem)
    {
        var parts = text.Split(':');
        var type = parts.Length > 1 ? typeOf(parts[1]) : new AttributeType.Text();
        var width = 0;
        if (!Names.IsPlain(parts[0]))
            problem ??= $"has the placeholder '{text}', whose name is not lower-case letters, digits and underscores";
        if (type is null)
            problem ??= $"has the placeholder '{text}', whose type cannot stand in a key: string, integer, number, binary, ulid, timestamp, unix_seconds, unix_millis or an enum can";
        if (parts.Length > 3 || (parts.Length == 3 && (type is not AttributeType.Whole || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is 0 or > 19)))
            problem ??= $"has the placeholder '{text}': only an integer has a width, from 1 to 19";
        return new(parts[0], type ?? new AttributeType.Text(), width);
    }
}
