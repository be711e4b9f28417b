using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Local.DynamoDb;
using Engines.Schema;
using Engines.Schema.Migration;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>A shop's table on DynamoDB Local, with items of three kinds and several versions, and the migration of its orders from version 1 to 2.</summary>
internal sealed class SampleShop : IDisposable
{
    public const string Tables = """
        version: 1
        namespace: Shop.Tables
        every_item:
          schema_version: { type: integer, required: true, description: Version of the shape. }
        tables:
          shop:
            resource: ShopTable
            description: Customers and what they order.
            key:
              partition: { name: pk, type: S }
              sort: { name: sk, type: S }
            indexes:
              by-state:
                description: For the people who pack.
                partition: { name: state, type: S }
                projection: KEYS_ONLY
            billing: on_demand
            ttl: expires
            point_in_time_recovery: true
            encryption: by_parameter
            deletion_protection: by_parameter
            items:
              order:
                description: An order.
                key: { pk: "customer#{customer}", sk: "order#{number}" }
                written_by: [till]
                version: 2
                versions:
                  2:
                    - rename: { from: label, to: title }
                attributes:
                  title: { type: string, since: 2, description: What it is called. }
                  state: { type: string, description: Where it stands. }
                  placed_at: { type: timestamp, encoding: unix_millis, description: When. }
                  priority: { type: integer, since: 2, description: How soon. }
                  buyer: { type: string, personal: true, description: Who. }
                  greeting: { type: string, since: 2, description: How the parcel greets. }
                  expires: { type: timestamp, encoding: unix_seconds, description: When it goes. }
                  migrations: { type: integer, description: How often it was migrated. }
              customer:
                description: A customer.
                key: { pk: "customer#{customer}", sk: CUSTOMER }
                written_by: [till]
                attributes:
                  label: { type: string, description: What they are called. }
        access:
          till:
            shop: { table: [PutItem] }
        """;

    public const string Migration = """
        version: 1
        kind: data
        description: Orders get a title, a priority and a greeting.
        table: shop
        item: order
        from: 1
        to: 2
        steps:
          - rename: { from: label, to: title }
          - default: { attribute: priority, value: 3 }
          - convert: { attribute: placed_at, from: iso8601, to: unix_millis }
          - map: { attribute: state, words: { new: received, done: delivered } }
          - derive: { attribute: greeting, of: "Dear {buyer}, here is {title}" }
          - remove: remark
          - add: { attribute: migrations, by: 1 }
        """;

    private static int shops;

    private SampleShop(DynamoDbLocal local)
    {
        var number = Interlocked.Increment(ref shops);
        (Local, Client, Prefix) = (local, local.CreateClient(), $"shop-{Environment.ProcessId}-{number}-");
    }

    public DynamoDbLocal Local { get; }

    public AmazonDynamoDBClient Client { get; }

    public string Prefix { get; }

    public string Table => $"{Prefix}shop";

    public string MigrationsTable => $"{Prefix}migrations";

    public TablesFile File { get; } = TablesFile.Parse(Tables, "tables.yaml");

    public static MigrationFile.Data Data => (MigrationFile.Data)MigrationFolder.Parse(Migration, "0001-orders-get-a-title.yaml");

    public static async Task<SampleShop> CreateAsync()
    {
        var shop = new SampleShop(await DynamoDbLocal.SharedAsync());
        await TableCreator.CreateAsync(shop.Client, shop.File, shop.Naming, TimeProvider.System, CancellationToken.None);
        return shop;
    }

    public string Naming(string name) => $"{Prefix}{name}";

    public async Task FillAsync(IEnumerable<Dictionary<string, AttributeValue>> items) => await Parallel.ForEachAsync(
        items.Chunk(25), new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (chunk, token) => await Client.BatchWriteItemAsync(
            new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>> { [Table] = [.. chunk.Select(item => new WriteRequest(new PutRequest(item)))] }), token));

    public async Task<List<Dictionary<string, AttributeValue>>> ReadAsync()
    {
        var (items, from) = (new List<Dictionary<string, AttributeValue>>(), (Dictionary<string, AttributeValue>?)null);
        do
        {
            var page = await Client.ScanAsync(new ScanRequest(Table) { ConsistentRead = true, ExclusiveStartKey = from });
            items.AddRange(page.Items);
            from = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (from is not null);

        return items;
    }

    public static Dictionary<string, AttributeValue> Order(int number, int version) => version == 1
        ? new()
        {
            ["pk"] = new($"customer#{number % 500}"),
            ["sk"] = new($"order#{number}"),
            ["schema_version"] = new() { N = "1" },
            ["label"] = new($"Order {number}"),
            ["state"] = new(number % 2 == 0 ? "new" : "done"),
            ["placed_at"] = new(PlacedAt(number).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            ["buyer"] = new($"Buyer {number}"),
            ["remark"] = new("x"),
            ["unknown"] = new($"kept {number}"),
        }
        : Migrated(number, times: 0);

    public static Dictionary<string, AttributeValue> Customer(int number) => new()
    {
        ["pk"] = new($"customer#{number}"),
        ["sk"] = new("CUSTOMER"),
        ["schema_version"] = new() { N = "1" },
        ["label"] = new($"Customer {number}"),
    };

    /// <summary>An order of version 2, as it is after so many migrations.</summary>
    public static Dictionary<string, AttributeValue> Migrated(int number, int times)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["pk"] = new($"customer#{number % 500}"),
            ["sk"] = new($"order#{number}"),
            ["schema_version"] = new() { N = "2" },
            ["title"] = new($"Order {number}"),
            ["state"] = new(number % 2 == 0 ? "received" : "delivered"),
            ["placed_at"] = new() { N = PlacedAt(number).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
            ["priority"] = new() { N = "3" },
            ["buyer"] = new($"Buyer {number}"),
            ["greeting"] = new($"Dear Buyer {number}, here is Order {number}"),
            ["unknown"] = new($"kept {number}"),
        };
        if (times > 0)
            item["migrations"] = new() { N = times.ToString(CultureInfo.InvariantCulture) };
        return item;
    }

    /// <summary>An item as one line, to be compared.</summary>
    public static string Line(Dictionary<string, AttributeValue> item) =>
        string.Join("; ", item.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value.S}{one.Value.N}"));

    public static string[] Lines(IEnumerable<Dictionary<string, AttributeValue>> items) => [.. items.Select(Line).Order(StringComparer.Ordinal)];

    public void Dispose() => Client.Dispose();

    private static DateTimeOffset PlacedAt(int number) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number);
}
