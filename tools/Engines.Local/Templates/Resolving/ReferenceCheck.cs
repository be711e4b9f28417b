using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Refuses references to what is not in the template, in every branch: CloudFormation does so before it decides conditions.</summary>
internal sealed class ReferenceCheck(TemplateFile file, JsonObject resources)
{
    private static readonly string[] Walked = ["Conditions", "Outputs"];

    public void Check()
    {
        foreach (var section in Walked.Select(file.Section).OfType<JsonObject>())
            Walk(section);
        foreach (var (id, resource) in resources)
        {
            Walk(resource!["Properties"]);
            if (resource["Condition"] is { } condition)
                RequireCondition(condition, condition);
            foreach (var other in Dependencies.Of(resource))
            {
                if (!resources.ContainsKey(other.ToString()))
                    throw file.Fault(other, $"{id} depends on {other}, which is no resource", "Declare it, or take it out of DependsOn");
            }
        }

        foreach (var (id, output) in file.Section("Outputs") ?? [])
        {
            if (output!["Condition"] is { } condition)
                RequireCondition(condition, output["Condition"]!);
        }
    }

    private void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject when FunctionNames.Call(node) is var (function, argument):
                CheckCall(function, argument, node);
                break;
            case JsonObject item:
                foreach (var (_, value) in item)
                    Walk(value);
                break;
            case JsonArray list:
                foreach (var entry in list)
                    Walk(entry);
                break;
        }
    }

    private void CheckCall(string function, JsonNode argument, JsonNode at)
    {
        if (!FunctionNames.All.Contains(function))
            throw file.Fault(at, $"{function} is not a function that the local cloud knows", $"Use one of: {string.Join(", ", FunctionNames.All.Order(StringComparer.Ordinal))}");
        switch (function)
        {
            case "Ref":
                Require(argument.ToString(), at);
                break;
            case "Fn::GetAtt" when argument is JsonArray { Count: > 0 } path:
                RequireResource(path[0]!.ToString(), at);
                break;
            case "Fn::Sub":
                CheckSub(argument, at);
                break;
            case "Fn::If" when argument is JsonArray { Count: > 0 } branches:
                RequireCondition(branches[0]!, at);
                break;
        }

        Walk(argument);
    }

    private void CheckSub(JsonNode argument, JsonNode at)
    {
        var (text, own) = argument is JsonArray { Count: 2 } both ? (both[0]!.ToString(), both[1] as JsonObject) : (argument.ToString(), null);
        foreach (var name in SubText.Names(text, problem => file.Fault(at, problem, "Mend the text")).Where(name => own?.ContainsKey(name) != true))
            Require(name, at);
    }

    private void Require(string name, JsonNode at)
    {
        if (FunctionNames.PseudoParameters.Contains(name) || file.Section("Parameters")?.ContainsKey(name) == true)
            return;
        RequireResource(name.Split('.')[0], at);
    }

    private void RequireResource(string name, JsonNode at)
    {
        if (resources.ContainsKey(name))
            return;
        var near = resources.Concat(file.Section("Parameters") ?? []).Select(entry => entry.Key).OrderBy(one => Spelling.Distance(one, name)).First();
        throw file.Fault(at, $"there is no parameter or resource {name}", $"Declare it, or refer to one that is there, such as {near}");
    }

    private void RequireCondition(JsonNode name, JsonNode at)
    {
        if (file.Section("Conditions")?.ContainsKey(name.ToString()) != true)
            throw file.Fault(at, $"there is no condition {name}", "Declare it under Conditions, or use one that is there");
    }
}
