using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Writes the key of one kind as a pattern: fixed text, and placeholders with names and types.</summary>
/// <param name="attributes">What items of the kind have beside keys.</param>
/// <param name="items">The items of the kind.</param>
internal sealed partial class PatternFinder(IReadOnlyList<PulledAttribute> attributes, IReadOnlyList<Dictionary<string, AttributeValue>> items)
{
    private const int PiecesMax = 4;
    private const int SureFrom = 5;

    private readonly HashSet<string> taken = [.. attributes.Select(attribute => Names.Pascal(attribute.Name)), "Unknown", "ItemKey", "ItemKind", "ItemVersion", "CurrentVersion", "FromItem", "ToItem", "IsKnown"];

    /// <param name="key">The key attribute.</param>
    /// <param name="form">Its fixed part; empty where there is none.</param>
    public string Of(KeyAttribute key, string form)
    {
        if (key.Type == "B")
            return $"{{{Free(key.Name)}:binary}}";
        if (key.Type == "N")
            return $"{{{Free(key.Name)}:{(items.All(item => Forms.IsWhole(item[key.Name].N, out _)) ? "integer" : "number")}}}";
        if (KeyColumn.IsConstant(form))
            return form;

        string[] values = [.. items.Select(item => item[key.Name].S[form.Length..])];
        var mark = form.Length > 0 ? "" : Mark(values);
        values = [.. values.Select(value => value[mark.Length..])];
        var pieces = values.Select(value => value.Split('#')).ToArray();
        var count = pieces.Length == 0 ? 1 : pieces[0].Length;
        if (count > PiecesMax || pieces.Any(piece => piece.Length != count || piece.Any(string.IsNullOrEmpty)))
            return $"{form}{mark}{Placeholder(values, Base(key, form))}";
        return form + mark + string.Join('#', Enumerable.Range(0, count).Select(at =>
            Placeholder([.. pieces.Select(piece => piece[at])], count == 1 ? Base(key, form) : $"{Names.Snake(key.Name)}_{at + 1}")));
    }

    // c_ before a hash: the same few small letters before very different values.
    private static string Mark(string[] values)
    {
        var mark = values.Length < SureFrom ? "" : ShortMark().Match(values[0]).Value;
        return mark.Length > 0 && values.All(value => value.Length > mark.Length && value.StartsWith(mark, StringComparison.Ordinal))
            && values.Distinct(StringComparer.Ordinal).Count() >= SureFrom ? mark : "";
    }

    private static string Base(KeyAttribute key, string form) => form.Length == 0 ? Names.Snake(key.Name) : $"{Names.Snake(form)}_id";

    private string Placeholder(string[] values, string name)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.IsRequired && Names.IsPlain(attribute.Name) && attribute.Words is null))
        {
            var type = attribute.Type switch { AttributeType.Text => "", AttributeType.Ulid => ":ulid", AttributeType.Timestamp { Encoding: TimeEncoding.Iso8601 } => ":timestamp", _ => null };
            if (type is not null && items.Count > 0 && items.Zip(values).All(pair => pair.First[attribute.Name].S == pair.Second) && taken.Add($"{{{attribute.Name}}}"))
                return $"{{{attribute.Name}{type}}}";
        }

        return $"{{{Free(name)}{TypeOf(values)}}}";
    }

    private static string TypeOf(string[] values)
    {
        if (values.Length == 0)
            return "";
        if (values.All(Forms.IsUlid))
            return ":ulid";
        if (values.All(Forms.IsTimestamp))
            return ":timestamp";
        if (!values.All(value => value.Length is >= 1 and <= 18 && value.All(char.IsAsciiDigit)))
            return "";

        // Long plain digits are ids and phone numbers; filled with zeros to one width they count something.
        var width = values[0].Length;
        var isFilled = values.Any(value => value.Length > 1 && value[0] == '0');
        return isFilled ? values.All(value => value.Length == width) ? $":integer:{width}" : ""
            : values.All(value => value.Length <= 9) ? ":integer" : "";
    }

    private string Free(string name)
    {
        var free = Names.Snake(name);
        while (!taken.Add(Names.Pascal(free)))
            free += "_key";
        return free;
    }

    [GeneratedRegex("^[a-z]{1,8}_", RegexOptions.CultureInvariant)]
    private static partial Regex ShortMark();
}
