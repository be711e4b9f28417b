using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>What a stack's values are made of.</summary>
/// <param name="File">The template.</param>
/// <param name="Around">Where the stack is.</param>
/// <param name="Parameters">The values of its parameters.</param>
internal sealed record StackValues(TemplateFile File, StackSurroundings Around, IReadOnlyDictionary<string, JsonNode> Parameters);

/// <summary>Replaces every function and reference of a piece of a template by its value.</summary>
/// <param name="stack">What values are made of.</param>
/// <param name="resources">The stack's resources; null where none can be referred to, as in conditions.</param>
/// <param name="conditions">Asked by Fn::If; null where it cannot stand.</param>
internal sealed class ValueResolver(StackValues stack, ResourceValues? resources, ConditionValues? conditions)
{
    private TemplateFile File => stack.File;

    /// <summary>The value; null is AWS::NoValue, which leaves no trace in the list or mapping that it stands in.</summary>
    public JsonNode? Resolve(JsonNode node)
    {
        if (FunctionNames.Call(node) is var (function, argument))
            return Carry(function, argument, node) is { } value ? File.From(node, value) : null;

        switch (node)
        {
            case JsonObject item:
                if (item.FirstOrDefault(entry => FunctionNames.IsFunction(entry.Key)) is { Key: { } stray })
                    throw File.Fault(node, $"{stray} stands beside other names", "A function has to be the only name of its mapping");
                var members = item.Select(entry => KeyValuePair.Create(entry.Key, Resolve(entry.Value!))).Where(entry => entry.Value is not null);
                return File.From(node, new JsonObject(members));
            case JsonArray list:
                return File.From(node, new JsonArray([.. list.Select(entry => Resolve(entry!)).OfType<JsonNode>()]));
            default:
                return File.Copy(node);
        }
    }

    /// <summary>The value as one text.</summary>
    public string Text(JsonNode node) => Resolve(node) is JsonValue value
        ? value.ToString()
        : throw File.Fault(node, "a text is needed here, and this is a list, a mapping or AWS::NoValue", "Give one text; a list becomes one with Fn::Join");

    private JsonNode? Carry(string function, JsonNode argument, JsonNode at)
    {
        if (FunctionNames.OfLanguageExtensions.Contains(function) && !Transforms.Of(File).Contains(Transforms.LanguageExtensions))
            throw File.Fault(at, $"{function} needs the transform {Transforms.LanguageExtensions}", $"Add it under Transform, or do without {function}");

        return function switch
        {
            "Ref" => Ref(Literal(argument, at), at),
            "Fn::GetAtt" => GetAtt(argument, at),
            "Fn::If" => If(argument, at),
            "Fn::Sub" => JsonValue.Create(Sub(argument, at)),
            "Fn::Join" => JsonValue.Create(Join(argument, at)),
            "Fn::Split" => Split(argument, at),
            "Fn::Select" => Select(argument, at),
            "Fn::FindInMap" => FindInMap(argument, at),
            "Fn::ImportValue" => ImportValue(argument, at),
            "Fn::Base64" => JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(argument)))),
            "Fn::GetAZs" => new JsonArray([.. "abc".Select(zone => (JsonNode)$"{stack.Around.Region}{zone}")]),
            "Fn::Length" => JsonValue.Create(List(argument, at).Count),
            "Fn::ToJsonString" => JsonValue.Create(Resolve(argument)?.ToJsonString() ?? ""),
            _ => throw File.Fault(at, $"{function} is not a function that the local cloud carries out here", "Use another, or put the value in a parameter"),
        };
    }

    private JsonNode? Ref(string name, JsonNode at)
    {
        if (stack.Parameters.TryGetValue(name, out var parameter))
            return File.Copy(parameter);
        return name switch
        {
            "AWS::NoValue" => null,
            "AWS::Region" => JsonValue.Create(stack.Around.Region),
            "AWS::AccountId" => JsonValue.Create(stack.Around.Account),
            "AWS::Partition" => JsonValue.Create("aws"),
            "AWS::URLSuffix" => JsonValue.Create("amazonaws.com"),
            "AWS::StackName" => JsonValue.Create(stack.Around.StackName),
            "AWS::StackId" => JsonValue.Create(stack.Around.StackId),
            "AWS::NotificationARNs" => new JsonArray(),
            _ => JsonValue.Create(Resources(name, at).Ref(name, at)),
        };
    }

    private JsonValue GetAtt(JsonNode argument, JsonNode at)
    {
        if (argument is not JsonArray { Count: 2 } path)
            throw File.Fault(at, "Fn::GetAtt does not name a resource and an attribute", "Write !GetAtt Resource.Attribute");
        var name = Literal(path[0]!, at);
        return JsonValue.Create(Resources(name, at).Attribute(name, Text(path[1]!), at));
    }

    private ResourceValues Resources(string name, JsonNode at) => resources ?? throw File.Fault(
        at, $"{name} is no parameter, and conditions and rules know nothing else", "Refer to a parameter or a pseudo parameter such as AWS::Region");

    private JsonNode? If(JsonNode argument, JsonNode at)
    {
        if (conditions is null)
            throw File.Fault(at, "Fn::If cannot stand here", "Use Fn::Equals, Fn::And, Fn::Or and Fn::Not");
        var branches = Arguments(argument, at, 3, 3);
        return Resolve(branches[conditions.Holds(branches[0]!, at) ? 1 : 2]!);
    }

    private string Sub(JsonNode argument, JsonNode at)
    {
        var (text, own) = argument switch
        {
            JsonValue value => (value.ToString(), []),
            JsonArray { Count: 2 } both when both[1] is JsonObject values => (Literal(both[0]!, at), values),
            _ => throw File.Fault(at, "Fn::Sub takes a text, or a list of a text and a mapping", "Write !Sub text or !Sub [text, {Name: value}]"),
        };
        return SubText.Replace(text, name => own[name] is { } value ? Text(value) : Named(name, at), problem => File.Fault(at, problem, "Mend the text"));
    }

    private string Named(string name, JsonNode at)
    {
        JsonNode? value = name.Split('.', 2) is [var resource, var attribute] ? Resources(name, at).Attribute(resource, attribute, at) : Ref(name, at);
        return value is JsonValue text ? text.ToString() : throw File.Fault(at, $"${{{name}}} is not one text", "Join a list with Fn::Join");
    }

    private string Join(JsonNode argument, JsonNode at)
    {
        var parts = Arguments(argument, at, 2, 2);
        return string.Join(Literal(parts[0]!, at), List(parts[1]!, at).Select(part =>
            part is JsonValue ? part.ToString() : throw File.Fault(at, "Fn::Join has an entry that is no text", "Join texts only")));
    }

    private JsonArray Split(JsonNode argument, JsonNode at)
    {
        var parts = Arguments(argument, at, 2, 2);
        var separator = Literal(parts[0]!, at);
        if (separator.Length == 0)
            throw File.Fault(at, "Fn::Split has no separator", "Give one");
        return new([.. Text(parts[1]!).Split(separator).Select(part => (JsonNode)part)]);
    }

    private JsonNode Select(JsonNode argument, JsonNode at)
    {
        var parts = Arguments(argument, at, 2, 2);
        var list = List(parts[1]!, at);
        return int.TryParse(Text(parts[0]!), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count
            ? File.Copy(list[index]!)
            : throw File.Fault(at, $"Fn::Select asks for entry {Text(parts[0]!)} of {list.Count}", "Entries count from 0");
    }

    private JsonNode FindInMap(JsonNode argument, JsonNode at)
    {
        var keys = Arguments(argument, at, 3, 4);
        var path = keys.Take(3).Select(key => Text(key!)).ToArray();
        var found = (File.Section("Mappings")?[path[0]]?[path[1]] as JsonObject)?[path[2]];
        if (found is not null)
            return File.Copy(found);
        return keys is [_, _, _, JsonObject defaults] && defaults["DefaultValue"] is { } value && Resolve(value) is { } otherwise
            ? otherwise
            : throw File.Fault(at, $"Mappings hold no {string.Join('.', path)}", "Write it there, or look for one that is there");
    }

    private JsonValue ImportValue(JsonNode argument, JsonNode at)
    {
        var name = Text(argument);
        return JsonValue.Create(stack.Around.Exports.GetValueOrDefault(name) ?? throw File.Fault(
            at, $"no stack exports {name}", $"Export it from shared-infra/template.yaml; there are {string.Join(", ", stack.Around.Exports.Keys.Order(StringComparer.Ordinal))}"));
    }

    private JsonArray List(JsonNode node, JsonNode at) =>
        Resolve(node) as JsonArray ?? throw File.Fault(at, $"{at.AsObject().First().Key} needs a list", "Give a list, or a parameter that is one");

    private JsonArray Arguments(JsonNode argument, JsonNode at, int least, int most) => argument is JsonArray list && list.Count >= least && list.Count <= most
        ? list
        : throw File.Fault(at, $"{at.AsObject().First().Key} takes a list of {least}", "Write it so");

    private string Literal(JsonNode node, JsonNode at) =>
        node is JsonValue ? node.ToString() : throw File.Fault(at, $"{at.AsObject().First().Key} needs a plain text there", "Write it out");
}
