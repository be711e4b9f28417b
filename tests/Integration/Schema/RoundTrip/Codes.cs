using Amazon.DynamoDBv2.Model;
using Engines.Tables;
using Everything.Tables;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>The generated C# of both schemas, by kind.</summary>
internal static class Codes
{
    private static readonly Dictionary<string, ItemCode> Kinds = new(StringComparer.Ordinal)
    {
        [HeadItem.ItemKind] = new(HeadItem.FromItem, item => ((HeadItem)item).ToItem()),
        [OutItem.ItemKind] = new(OutItem.FromItem, item => ((OutItem)item).ToItem()),
        [InItem.ItemKind] = new(InItem.FromItem, item => ((InItem)item).ToItem()),
        [AliasItem.ItemKind] = new(AliasItem.FromItem, item => ((AliasItem)item).ToItem()),
        [CompanyItem.ItemKind] = new(CompanyItem.FromItem, item => ((CompanyItem)item).ToItem()),
        [RouteItem.ItemKind] = new(RouteItem.FromItem, item => ((RouteItem)item).ToItem()),
        [SlotItem.ItemKind] = new(SlotItem.FromItem, item => ((SlotItem)item).ToItem()),
        [ThingItem.ItemKind] = new(ThingItem.FromItem, item => ((ThingItem)item).ToItem()),
        [ChainItem.ItemKind] = new(ChainItem.FromItem, item => ((ChainItem)item).ToItem()),
        [PlainItem.ItemKind] = new(PlainItem.FromItem, item => ((PlainItem)item).ToItem()),
        [CountItem.ItemKind] = new(CountItem.FromItem, item => ((CountItem)item).ToItem()),
    };

    public static ItemCode Of(string table, Dictionary<string, AttributeValue> item)
    {
        var kind = table switch
        {
            ConversationsTable.Name => ConversationsTable.KindOf(item),
            CompaniesTable.Name => CompaniesTable.KindOf(item),
            LeasesTable.Name => LeasesTable.KindOf(item),
            ThingsTable.Name => ThingsTable.KindOf(item),
            CountersTable.Name => CountersTable.KindOf(item),
            _ => null,
        };
        return Kinds[kind ?? throw new InvalidOperationException($"No kind of {table} has this key.")];
    }
}
