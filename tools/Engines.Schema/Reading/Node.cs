using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engines.Schema;

/// <summary>A piece of YAML that knows where it stands, and refuses what nobody asked for.</summary>
/// <param name="file">The name of the file in messages.</param>
/// <param name="path">What the file calls the piece, from the root: <c>tables.conversations.key</c>.</param>
/// <param name="yaml">The piece.</param>
/// <param name="start">Where its name stands; for an entry of a list, where the entry begins.</param>
internal sealed class Node(string file, string path, YamlNode yaml, Mark start)
{
    public static Node Parse(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            throw new SchemaException(file, fault.Start.Line, fault.Start.Column, $"this is not YAML: {fault.Message.TrimEnd('.')}", "Mend the syntax");
        }

        return stream.Documents.Count == 1
            ? new(file, "", stream.Documents[0].RootNode, stream.Documents[0].RootNode.Start)
            : throw new SchemaException(file, 1, 1, $"the file holds {stream.Documents.Count} documents", "Write exactly one");
    }

    public SchemaException Fault(string problem, string fix) => new(file, start.Line, start.Column, $"{Label} {problem}", fix);

    /// <summary>The entries of a mapping, in their order.</summary>
    public IReadOnlyList<(string Name, Node Value)> Entries()
    {
        if (yaml is not YamlMappingNode mapping)
            throw Fault("is not a mapping", "Write it as name: value pairs");

        return [.. mapping.Children.Select(child => (KeyOf(child.Key), new Node(file, Join(KeyOf(child.Key)), child.Value, child.Key.Start)))];
    }

    /// <summary>The entries by name, when they are all among <paramref name="known"/>; a name that ends in <c>?</c> may be absent.</summary>
    public Dictionary<string, Node> Fields(params string[] known)
    {
        var names = known.Select(name => name.TrimEnd('?')).ToArray();
        var fields = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries())
        {
            if (!names.Contains(name, StringComparer.Ordinal))
                throw value.Fault("is not known", $"Remove it, or use one of: {string.Join(", ", names)}");
            fields[name] = value;
        }

        var missing = known.FirstOrDefault(name => !name.EndsWith('?') && !fields.ContainsKey(name));
        return missing is null ? fields : throw Fault($"lacks '{missing}'", $"Add '{missing}:'");
    }

    public string Text() => yaml is YamlScalarNode { Value: { Length: > 0 } value }
        ? value
        : throw Fault("is not a text", "Write one value, not a list or a mapping, and not an empty one");

    public string OneOf(params string[] allowed) => allowed.Contains(Text(), StringComparer.Ordinal)
        ? Text()
        : throw Fault($"is '{Text()}'", $"Use one of: {string.Join(", ", allowed)}");

    public bool Flag() => OneOf("true", "false") == "true";

    public int Number() => int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Fault($"is '{Text()}'", "Write a whole number");

    public IReadOnlyList<Node> List() => yaml is YamlSequenceNode list
        ? [.. list.Children.Select((child, index) => new Node(file, $"{path}[{index}]", child, child.Start))]
        : throw Fault("is not a list", "Write it as [first, second]");

    public IReadOnlyList<string> Texts()
    {
        var nodes = List();
        var twice = nodes.GroupBy(node => node.Text(), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? [.. nodes.Select(node => node.Text())] : throw twice.Last().Fault($"repeats '{twice.Key}'", "Name it once");
    }

    private string Label => path.Length == 0 ? "the file" : $"'{path}'";

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private string KeyOf(YamlNode key) => key is YamlScalarNode { Value: { Length: > 0 } name }
        ? name
        : throw new SchemaException(file, key.Start.Line, key.Start.Column, $"a name in {Label} is not a plain text", "Write a plain name");
}
