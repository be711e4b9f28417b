using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Refuses a template whose parts have names that CloudFormation does not know, which would otherwise be overlooked.</summary>
internal static class StructureCheck
{
    private static readonly string[] Sections =
    [
        "AWSTemplateFormatVersion", "Transform", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Globals", "Resources", "Outputs",
    ];

    private static readonly string[] OfResource =
    [
        "Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy", "IgnoreGlobals", "Connectors",
    ];

    private static readonly string[] Policies = ["DeletionPolicy", "UpdateReplacePolicy"];

    public static void Check(TemplateFile file)
    {
        RequireKnown(file, file.Root, Sections, "the template");
        foreach (var transform in Transforms.Of(file))
        {
            if (transform is not (Transforms.Serverless or Transforms.LanguageExtensions))
                throw file.Fault(file.Root["Transform"], $"the transform {transform} is not carried out by the local cloud", $"Use {Transforms.Serverless} or {Transforms.LanguageExtensions}");
        }

        foreach (var (id, resource) in file.Section("Resources") ?? [])
        {
            if (!id.All(char.IsAsciiLetterOrDigit))
                throw file.Fault(resource, $"{id} is no logical id", "Use letters and digits only");
            CheckResource(file, id, resource as JsonObject ?? throw file.Fault(resource, $"{id} is not a mapping", "Give it a Type and Properties"));
        }

        foreach (var (id, output) in file.Section("Outputs") ?? [])
        {
            var item = output as JsonObject ?? throw file.Fault(output, $"the output {id} is not a mapping", "Give it a Value");
            RequireKnown(file, item, ["Value", "Description", "Export", "Condition"], $"the output {id}");
            if (item["Value"] is null)
                throw file.Fault(item, $"the output {id} has no Value", "Give it one");
        }
    }

    private static void CheckResource(TemplateFile file, string id, JsonObject resource)
    {
        RequireKnown(file, resource, OfResource, id);
        var type = resource["Type"] as JsonValue ?? throw file.Fault(resource, $"{id} has no Type", "Give it one, such as AWS::SQS::Queue");
        if (type.ToString().StartsWith("AWS::Serverless::", StringComparison.Ordinal) && !Transforms.Of(file).Contains(Transforms.Serverless))
            throw file.Fault(type, $"{id} is an {type}, which needs the transform {Transforms.Serverless}", "Add it under Transform");
        if (resource["Properties"] is not (null or JsonObject))
            throw file.Fault(resource["Properties"], $"the Properties of {id} are not a mapping", "Write them as name: value pairs");
        foreach (var policy in Policies)
        {
            if (resource[policy] is JsonObject call && !Transforms.Of(file).Contains(Transforms.LanguageExtensions))
                throw file.Fault(call, $"{policy} of {id} is a function, which needs the transform {Transforms.LanguageExtensions}", "Add it, or write the policy out");
        }
    }

    private static void RequireKnown(TemplateFile file, JsonObject item, string[] known, string owner)
    {
        if (item.FirstOrDefault(entry => !known.Contains(entry.Key, StringComparer.Ordinal)) is { Key: { } unknown })
            throw file.Fault(item[unknown], $"{owner} has an attribute {unknown}, which CloudFormation does not know", $"Use {string.Join(", ", known)}");
    }
}
