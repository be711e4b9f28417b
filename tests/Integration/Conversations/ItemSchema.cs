using Amazon.DynamoDBv2.Model;
using Engines.Schema;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

/// <summary>Compares items with tables.yaml: no attribute that it does not name, none of another type, none missing that it requires.</summary>
internal static class ItemSchema
{
    private static readonly TablesFile Schema = TablesFile.Load(Repository.PathOf("shared-infra/schema/tables.yaml"));

    public static void AssertFits(string table, string kind, Dictionary<string, AttributeValue> item)
    {
        var known = Schema[table].Items.Single(definition => definition.Name == kind).Attributes.ToDictionary(attribute => attribute.Name);
        string[] key = [Schema[table].Key.Partition.Name, Schema[table].Key.Sort!.Name];
        foreach (var (name, value) in item.Where(pair => !key.Contains(pair.Key)))
        {
            Assert.True(known.TryGetValue(name, out var attribute), $"{kind} has an attribute '{name}' that tables.yaml does not name.");
            Assert.Equal((name, attribute.Type), (name, TypeOf(value)));
        }

        Assert.All(known.Values.Where(attribute => attribute.IsRequired), attribute => Assert.Contains(attribute.Name, item.Keys));
    }

    private static string TypeOf(AttributeValue value) =>
        value.S is not null ? "S" : value.N is not null ? "N" : value.SS is { Count: > 0 } ? "SS" : value.BOOL is not null ? "BOOL" : value.M is { Count: > 0 } ? "M" : value.L is { Count: > 0 } ? "L" : "other";
}
