using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>A stack after its creation.</summary>
/// <param name="Status">What CloudFormation calls its state, or why it refused.</param>
/// <param name="Template">What was asked for, conditions decided, before anything was removed for the emulator.</param>
/// <param name="Made">Physical ids by logical id.</param>
internal sealed record CreatedStack(string Status, JsonObject Template, IReadOnlyDictionary<string, string> Made)
{
    /// <summary>Resources that were neither made nor are on the list of what the emulator lacks.</summary>
    public IEnumerable<string> PassedOver => Template["Resources"]!.AsObject().Select(one => (Id: one.Key, Type: one.Value!["Type"]!.ToString()))
        .Where(one => !Made.ContainsKey(one.Id) && !MotoTemplate.Removed.ContainsKey(one.Type)).Select(one => $"{one.Type} ({one.Id})");

    public string Of(string logicalId) => Made[logicalId];

    /// <summary>The only physical id of a type.</summary>
    public string Single(string type) => Made[Template.Resources(type).Single().Id];
}
