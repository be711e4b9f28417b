using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Conventions.Infra.Events;

/// <summary>Records as DynamoDB's stream hands them over, with every attribute that the schema knows. What is personal says so.</summary>
internal static class StreamRecords
{
    public const string Personal = "PERSONAL";

    private const string Conversation = "c_mfzwizltoq2gcytdmvtgk4tb23";

    public static TableDefinition Table { get; } =
        TablesFile.Load(Path.Combine(SourceTree.Root, "shared-infra/schema/tables.yaml"))["conversations"];

    /// <summary>One change of one item.</summary>
    /// <param name="kind">The kind of item.</param>
    /// <param name="before">Attributes of the old image that matter; null where there was no item.</param>
    /// <param name="after">Attributes of the new image that matter; null where the item was deleted.</param>
    public static JsonObject Change(string kind, Dictionary<string, string?>? before, Dictionary<string, string?>? after)
    {
        var item = Table.Items.Single(one => one.Name == kind);
        var key = new JsonObject
        {
            ["conversation_id"] = Text(Conversation),
            ["item_id"] = Text(item.KeyPattern["item_id"].Replace("{request_id}", "visit-4711-reminder", StringComparison.Ordinal)
                .Replace("{provider_message_id}", "wamid.HBgLMTU1NTAxMDAwMDE", StringComparison.Ordinal)),
        };
        var data = new JsonObject
        {
            ["ApproximateCreationDateTime"] = 1778576400,
            ["Keys"] = key,
            ["SequenceNumber"] = "111000000000000000001",
            ["SizeBytes"] = 900,
            ["StreamViewType"] = "NEW_AND_OLD_IMAGES",
        };
        if (after is not null)
            data["NewImage"] = Image(item, key, after);
        if (before is not null)
            data["OldImage"] = Image(item, key, before);
        return new()
        {
            ["eventID"] = "5f0c6a4b1d1e4f6c9a0d3b2c1e0f9a8b",
            ["eventName"] = before is null ? "INSERT" : after is null ? "REMOVE" : "MODIFY",
            ["eventSource"] = "aws:dynamodb",
            ["dynamodb"] = data,
        };
    }

    private static JsonObject Image(ItemDefinition item, JsonObject key, Dictionary<string, string?> values)
    {
        var image = key.DeepClone().AsObject();
        foreach (var attribute in item.Attributes)
            image[attribute.Name] = Value(attribute);
        foreach (var (name, value) in values)
        {
            image.Remove(name);
            if (value is not null)
                image[name] = Text(value);
        }

        return image;
    }

    private static JsonObject Value(ItemAttribute attribute) => attribute switch
    {
        { IsPersonal: true } => Text($"{Personal} \"{attribute.Name}\""),
        { Type: "S", Name: "channel" } => Text("whatsapp"),
        { Type: "S", Name: "provider" } => Text("meta"),
        { Type: "S", Name: "kind" } => Text("text"),
        { Type: "S", Name: "wish" } => Text("help"),
        { Type: "S", Name: "outbound_status" } => Text("sending"),
        { Type: "S", Name: "conversation_status" } => Text("open"),
        { Type: "S" } when attribute.Name.EndsWith("_at", StringComparison.Ordinal) => Text("2026-05-12T09:00:00.000Z"),
        { Type: "S" } => Text(attribute.Name),
        { Type: "N" } => new() { ["N"] = "1778576400000" },
        { Type: "SS" } => new() { ["SS"] = new JsonArray(attribute.Name) },
        _ => new() { [attribute.Type] = new JsonArray() },
    };

    private static JsonObject Text(string value) => new() { ["S"] = value };
}
