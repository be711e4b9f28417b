using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engines.Local.Templates;

/// <summary>Reads YAML as CloudFormation does: short forms of functions become long ones, and what it does not take (nulls, anchors, tags of YAML's own) is refused.</summary>
internal sealed class YamlReader(string path)
{
    private readonly Dictionary<JsonNode, long> lines = new(ReferenceEqualityComparer.Instance);

    public TemplateFile Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            throw new TemplateException(path, fault.Start.Line, $"this is not YAML: {fault.Message.TrimEnd('.')}", "Mend the syntax");
        }

        if (stream.Documents.Count != 1)
            throw new TemplateException(path, 1, $"the file holds {stream.Documents.Count} documents", "Write exactly one");
        return Convert(stream.Documents[0].RootNode, 1) is JsonObject root
            ? new(path, root, lines)
            : throw new TemplateException(path, 1, "the template is not a mapping", "Begin with AWSTemplateFormatVersion and Resources");
    }

    // A value's line is that of its name, because that is what a message calls it.
    private JsonNode Convert(YamlNode node, long line)
    {
        if (!node.Anchor.IsEmpty)
            throw new TemplateException(path, node.Start.Line, $"&{node.Anchor.Value} is an anchor, and CloudFormation takes none", "Write the value out where it is needed");

        var plain = At<JsonNode>(line, node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child =>
                KeyValuePair.Create(Name(child.Key), (JsonNode?)Convert(child.Value, child.Key.Start.Line)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(child => Convert(child, child.Start.Line))]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new TemplateException(path, node.Start.Line, $"a {node.NodeType} cannot stand here", "Write a value, a list or a mapping"),
        });

        if (node.Tag.IsEmpty || node.Tag.Value == "!")
            return plain;
        return At(line, Call(node, plain));
    }

    private JsonObject Call(YamlNode node, JsonNode argument)
    {
        var tag = node.Tag.Value;
        var name = tag[1..] switch
        {
            _ when tag[0] != '!' => throw new TemplateException(path, node.Start.Line, $"CloudFormation does not take the tag {tag}", "Remove it"),
            "Ref" => "Ref",
            "Condition" => "Condition",
            var function => $"Fn::{function}",
        };
        if (!FunctionNames.All.Contains(name))
        {
            throw new TemplateException(
                path, node.Start.Line, $"{tag} is not a function that the local cloud knows", $"Use one of: {string.Join(", ", FunctionNames.All.Order(StringComparer.Ordinal))}");
        }

        if (name == "Fn::GetAtt" && argument is JsonValue text)
        {
            var parts = text.ToString().Split('.', 2);
            argument = At(node.Start.Line, new JsonArray([.. parts.Select(part => At(node.Start.Line, (JsonNode)part))]));
        }

        return new JsonObject { [name] = argument };
    }

    private JsonValue Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return JsonValue.Create(text);
        if (text is "" or "~" or "null" or "Null" or "NULL")
            throw new TemplateException(path, scalar.Start.Line, "a value is missing, and CloudFormation takes no nulls", "Write a value, or remove the name");
        if (text is "true" or "false")
            return JsonValue.Create(text == "true");

        // A number that would be written differently, such as 000000000000, is kept as it stands.
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    private string Name(YamlNode key) => key is YamlScalarNode { Value: { Length: > 0 } name }
        ? name
        : throw new TemplateException(path, key.Start.Line, "a name is not a plain text", "Write a plain name");

    private T At<T>(long line, T node)
        where T : JsonNode
    {
        lines[node] = line;
        return node;
    }
}
