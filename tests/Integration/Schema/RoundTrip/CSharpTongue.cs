using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>C#, in this process.</summary>
/// <param name="dynamo">DynamoDB; null where nothing is written or read.</param>
/// <param name="kindOf">From a table and an item to its type, which has FromItem and ToItem.</param>
internal sealed class CSharpTongue(IAmazonDynamoDB? dynamo, Func<string, Dictionary<string, AttributeValue>, ItemCode> kindOf) : Tongue("C#")
{
    private const int BatchMax = 25;

    public override async Task WriteAsync(Request request)
    {
        foreach (var (table, real) in request.Tables)
        {
            var items = request.Items[table]!.AsArray().Select(item => Canonical.FromJson(item!.AsObject())).Select(item => Again(kindOf(table, item), item).Item);
            await Parallel.ForEachAsync(items.Chunk(BatchMax), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, cancellationToken) =>
            {
                var left = new Dictionary<string, List<WriteRequest>> { [real] = [.. batch.Select(item => new WriteRequest(new PutRequest(item)))] };
                while (left.Count > 0)
                    left = (await dynamo!.BatchWriteItemAsync(new BatchWriteItemRequest(left), cancellationToken)).UnprocessedItems ?? [];
            });
        }
    }

    public override async Task<JsonObject> ReadAsync(Request request)
    {
        var answer = new JsonObject();
        foreach (var (table, real) in request.Tables)
        {
            var items = new JsonArray();
            await foreach (var page in dynamo!.Paginators.Scan(new ScanRequest { TableName = real, ConsistentRead = true }).Responses)
            {
                foreach (var item in page.Items)
                    items.Add(Answer(table, item));
            }

            answer[table] = items;
        }

        return answer;
    }

    public override Task<JsonObject> PassAsync(Request request) => Task.FromResult(Each(request, (table, item) => Answer(table, item)));

    public override Task<JsonObject> RefuseAsync(Request request) => Task.FromResult(Each(request, (table, item) => Problem(table, item)));

    private static JsonObject Each(Request request, Func<string, Dictionary<string, AttributeValue>, JsonNode?> answer) => new(request.Tables.Keys.Select(table =>
        KeyValuePair.Create(table, (JsonNode?)new JsonArray([.. request.Items[table]!.AsArray().Select(item => answer(table, Canonical.FromJson(item!.AsObject())))]))));

    private string? Problem(string table, Dictionary<string, AttributeValue> item)
    {
        try
        {
            Answer(table, item);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private JsonObject Answer(string table, Dictionary<string, AttributeValue> item)
    {
        var (value, written) = Again(kindOf(table, item), item);
        return new() { ["item"] = Canonical.ToJson(written), ["fields"] = Describe(value) };
    }

    private static (object Value, Dictionary<string, AttributeValue> Item) Again(ItemCode kind, Dictionary<string, AttributeValue> item)
    {
        var value = kind.Read(item);
        return (value, kind.Write(value));
    }

    private static JsonNode? Describe(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ReadOnlyMemory<byte> bytes => Convert.ToBase64String(bytes.Span),
        AttributeValue => "raw",
        Enum word => Word(word),
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(name => KeyValuePair.Create(name, Describe(map[name])))),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(Describe)]),
        _ when value.GetType().Name == "DynamoNumber" => value.ToString(),
        _ => new JsonObject(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is not ("Unknown" or "ItemVersion" or "EqualityContract"))
            .Select(property => KeyValuePair.Create(property.Name, Describe(property.GetValue(value))))),
    };

    private static string Word(Enum word) =>
        (string)word.GetType().Assembly.GetType($"{word.GetType().FullName}Words")!.GetMethod("ToWord")!.Invoke(null, [word])!;
}

/// <summary>How items of one kind are read and written.</summary>
internal sealed record ItemCode(Func<Dictionary<string, AttributeValue>, object> Read, Func<object, Dictionary<string, AttributeValue>> Write);
