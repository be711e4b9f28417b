using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engines.Schema;

/// <summary>A piece of YAML that knows where it stands. What is wrong with it is noted, and reading goes on with something harmless.</summary>
/// <param name="problems">Where faults are noted.</param>
/// <param name="path">What the file calls the piece, from the root: <c>tables.conversations.key</c>.</param>
/// <param name="yaml">The piece.</param>
/// <param name="start">Where its name stands; for an entry of a list, where the entry begins.</param>
internal sealed class Node(Problems problems, string path, YamlNode yaml, Mark start)
{
    public static Node Parse(string text, Problems problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            problems.Add(fault.Start.Line, fault.Start.Column, $"this is not YAML: {fault.Message.TrimEnd('.')}", "Mend the syntax");
            problems.ThrowIfAny();
        }

        if (stream.Documents.Count != 1)
            problems.Add(1, 1, $"the file holds {stream.Documents.Count} documents", "Write exactly one");
        problems.ThrowIfAny();
        return new(problems, "", stream.Documents[0].RootNode, stream.Documents[0].RootNode.Start);
    }

    public bool IsMapping => yaml is YamlMappingNode;

    public bool IsList => yaml is YamlSequenceNode;

    public bool IsEmpty => yaml is YamlScalarNode { Value: null or "", Style: ScalarStyle.Plain };

    /// <summary>Whether it is one value without quotes: only such a one can be a number, true or false.</summary>
    public bool IsPlain => yaml is YamlScalarNode { Style: ScalarStyle.Plain };

    public void Fault(string problem, string fix) => problems.Add(start.Line, start.Column, $"{Label} {problem}", fix);

    /// <summary>The entries of a mapping, in their order.</summary>
    public IReadOnlyList<(string Name, Node Value)> Entries()
    {
        if (yaml is not YamlMappingNode mapping)
        {
            Fault("is not a mapping", "Write it as name: value pairs");
            return [];
        }

        var entries = new List<(string, Node)>();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } name })
                entries.Add((name, new(problems, path.Length == 0 ? name : $"{path}.{name}", value, key.Start)));
            else
                problems.Add(key.Start.Line, key.Start.Column, $"a name in {Label} is not a plain text", "Write a plain name");
        }

        return entries;
    }

    /// <summary>The entries by name, when they are all among <paramref name="known"/>; a name that ends in <c>?</c> may be absent.</summary>
    public Fields Fields(params IReadOnlyList<string> known)
    {
        var names = known.Select(name => name.TrimEnd('?')).ToArray();
        var fields = new Dictionary<string, Node>(StringComparer.Ordinal);
        if (!IsMapping)
        {
            Fault("is not a mapping", $"Write it as name: value pairs with: {string.Join(", ", names)}");
            return new(fields);
        }

        foreach (var (name, value) in Entries())
        {
            if (names.Contains(name, StringComparer.Ordinal))
                fields[name] = value;
            else if (name.Contains(' ', StringComparison.Ordinal) || value.IsEmpty)
                value.Fault("is not known", "Put the text before it in quotes: between braces a comma ends a text");
            else
                value.Fault("is not known", Suggestion.Among(name, names).Replace("Use one of", "Remove it, or use one of", StringComparison.Ordinal));
        }

        foreach (var missing in known.Where(name => !name.EndsWith('?') && !fields.ContainsKey(name)))
            Fault($"lacks '{missing}'", $"Add '{missing}:'");
        return new(fields);
    }

    public string Text(string fallback = "")
    {
        if (yaml is YamlScalarNode { Value: { Length: > 0 } value })
            return value;
        Fault("is not a text", "Write one value, not a list or a mapping, and not an empty one");
        return fallback;
    }

    /// <summary>A text that is the path of a template.</summary>
    public TemplateReference Template() => new(Text(), problems.File, start.Line, start.Column);

    public string OneOf(params IReadOnlyList<string> allowed)
    {
        var text = Text("\n");
        if (text != "\n" && !allowed.Contains(text, StringComparer.Ordinal))
            Fault($"is '{text}'", Suggestion.Among(text, [.. allowed]));
        return allowed.Contains(text, StringComparer.Ordinal) ? text : allowed[0];
    }

    public bool Flag() => OneOf("false", "true") == "true";

    public long Number(long min, long max)
    {
        var text = Text("\n");
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        if (text != "\n")
            Fault($"is '{text}'", max == long.MaxValue ? $"Write a whole number from {min}" : $"Write a whole number from {min} to {max}");
        return min;
    }

    public IReadOnlyList<Node> List()
    {
        if (yaml is YamlSequenceNode list)
            return [.. list.Children.Select((child, index) => new Node(problems, $"{path}[{index}]", child, child.Start))];
        Fault("is not a list", "Write it as [first, second]");
        return [];
    }

    /// <summary>A list of texts, none twice; with what each may be, if it is not free.</summary>
    public IReadOnlyList<string> Texts(params IReadOnlyList<string> allowed)
    {
        var seen = new List<string>();
        foreach (var node in List())
        {
            var text = allowed.Count == 0 ? node.Text() : node.OneOf(allowed);
            if (seen.Contains(text, StringComparer.Ordinal))
                node.Fault($"repeats '{text}'", "Name it once");
            else
                seen.Add(text);
        }

        return seen;
    }

    private string Label => path.Length == 0 ? "the file" : $"'{path}'";
}
