using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>The values of a stack's parameters: what is given, otherwise the default, and only if the template's rules allow it.</summary>
internal static class ParameterValues
{
    private const string Stored = "AWS::SSM::Parameter::Value<";

    /// <summary>Every parameter's value: a text, or a list of texts.</summary>
    /// <exception cref="TemplateException">One is missing, unknown or not allowed.</exception>
    public static IReadOnlyDictionary<string, JsonNode> Of(TemplateFile file, IReadOnlyDictionary<string, string> given, StackSurroundings around)
    {
        var declared = file.Section("Parameters") ?? [];
        if (given.Keys.FirstOrDefault(name => !declared.ContainsKey(name)) is { } unknown)
        {
            throw file.Fault(
                file.Root["Parameters"], $"the stack {around.StackName} is given {unknown}={given[unknown]}, but the template has no such parameter",
                $"Declare it, or take it out of parameter_overrides in samconfig.toml; there are {string.Join(", ", declared.Select(entry => entry.Key))}");
        }

        return declared.ToDictionary(entry => entry.Key, entry => ValueOf(file, entry.Key, entry.Value!, given, around), StringComparer.Ordinal);
    }

    private static JsonNode ValueOf(
        TemplateFile file, string name, JsonNode declaration, IReadOnlyDictionary<string, string> given, StackSurroundings around)
    {
        if (declaration is not JsonObject parameter)
            throw file.Fault(declaration, $"the parameter {name} is not a mapping", "Give it at least a Type");

        ParameterRules.CheckDeclaration(file, name, parameter);
        var text = given.GetValueOrDefault(name) ?? parameter["Default"]?.ToString() ?? throw file.Fault(
            parameter, $"the parameter {name} has no default, and the stack {around.StackName} is not given one", "Give it in parameter_overrides in samconfig.toml");

        ParameterRules.Check(file, name, parameter, text);
        var type = parameter["Type"]!.ToString();
        return type switch
        {
            "String" or "Number" => JsonValue.Create(text),
            "CommaDelimitedList" or "List<Number>" => ListOf(text),
            _ when type.StartsWith(Stored, StringComparison.Ordinal) => StoredValue(file, name, parameter, text, around),
            _ => throw file.Fault(
                parameter["Type"], $"the parameter {name} is of type {type}, which the local cloud does not know",
                "Use String, Number, CommaDelimitedList, List<Number> or AWS::SSM::Parameter::Value<String>"),
        };
    }

    private static JsonNode StoredValue(TemplateFile file, string name, JsonObject parameter, string path, StackSurroundings around)
    {
        var value = around.Stored.GetValueOrDefault(path) ?? throw file.Fault(
            parameter, $"the parameter {name} is given the path {path}, and nothing stands there in Parameter Store",
            around.Stored.Count == 0
                ? "Make an AWS::SSM::Parameter of that name in shared-infra/template.yaml"
                : $"Make an AWS::SSM::Parameter of that name in shared-infra/template.yaml, or give one of {string.Join(", ", around.Stored.Keys.Order(StringComparer.Ordinal))}");
        return parameter["Type"]!.ToString() switch
        {
            $"{Stored}String>" => JsonValue.Create(value),
            $"{Stored}CommaDelimitedList>" or $"{Stored}List<String>>" => ListOf(value),
            var type => throw file.Fault(parameter["Type"], $"the parameter {name} is of type {type}, which the local cloud does not know", $"Use {Stored}String>"),
        };
    }

    // An empty text is a list of one empty text, as it is to CloudFormation.
    private static JsonArray ListOf(string text) => new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => (JsonNode)part)]);
}
