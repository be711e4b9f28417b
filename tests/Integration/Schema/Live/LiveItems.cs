using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Schema;

namespace Engines.Tests.Integration.Schema.Live;

/// <summary>Items of every kind of a file as a system that works would have written them.</summary>
internal sealed class LiveItems(TablesFile file)
{
    public const string Person = "+15555550123";

    // DynamoDB Local deletes what has expired by its own clock.
    private static readonly DateTimeOffset Start = new(2046, 5, 12, 9, 30, 0, 123, TimeSpan.Zero);

    public static async Task FillAsync(IAmazonDynamoDB dynamo, TablesFile file, Func<string, string> naming, int perKind)
    {
        var items = new LiveItems(file);
        foreach (var table in file.Tables)
        {
            var writes = table.Items.SelectMany(kind => Enumerable.Range(0, perKind).Select(number => new WriteRequest(new PutRequest(items.Of(kind, number)))));
            foreach (var batch in writes.Chunk(25))
                await dynamo.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [naming(table.Name)] = [.. batch] }));
        }
    }

    public Dictionary<string, AttributeValue> Of(ItemDefinition kind, int number)
    {
        var item = new Dictionary<string, AttributeValue>();
        foreach (var (at, attribute) in kind.Attributes.Index().Where(one => one.Item.IsRequired || (number + one.Index) % 3 == 0))
        {
            item[attribute.Name] = attribute.Name == file.VersionAttribute ? new() { N = "1" }
                : attribute.IsPersonal ? new() { S = $$"""{"to":"{{Person}}","n":{{number}}}""" }
                : Value(attribute.Value, (number / 3) + at);
        }

        foreach (var key in kind.Keys)
            item[key.Attribute.Name] = key.Attribute.Type == "N" ? new() { N = $"{number}" } : new() { S = Key(key.Pattern, item, number) };
        return item;
    }

    private static string Key(KeyPattern pattern, Dictionary<string, AttributeValue> item, int number)
    {
        var text = pattern.Literals[0];
        foreach (var (at, placeholder) in pattern.Placeholders.Index())
            text += (item.TryGetValue(placeholder.Name, out var same) ? same.S : placeholder.Type is AttributeType.Whole ? $"{number}" : $"{placeholder.Name[0]}{number * 7_919:x6}") + pattern.Literals[at + 1];
        return text;
    }

    private AttributeValue Value(AttributeType type, int number) => type switch
    {
        AttributeType.Whole => new() { N = $"{number}" },
        AttributeType.Number => new() { N = $"{number}.5" },
        AttributeType.Boolean => new() { BOOL = number % 2 == 0 },
        AttributeType.Ulid => new() { S = $"01{number:D24}" },
        AttributeType.Binary => new() { B = new MemoryStream([1, (byte)number]) },
        AttributeType.Timestamp time => Moment(time.Encoding, Start.AddSeconds(number * 61)),
        AttributeType.Enumeration words => new() { S = Words(words) is var all ? all[number % all.Count].Value : "" },
        AttributeType.Structure structure => new()
        {
            M = file.Types.OfType<NamedType.Structure>().Single(one => one.Name == structure.Type).Attributes.ToDictionary(one => one.Name, one => Value(one.Value, number)),
        },
        AttributeType.List list => new() { L = [Value(list.Of, number), Value(list.Of, number + 1)] },
        AttributeType.Set { Of.Letter: "N" } set => new() { NS = [Value(set.Of, number).N, Value(set.Of, number + 1).N] },
        AttributeType.Set set => new() { SS = [Value(set.Of, number).S, Value(set.Of, number + 1).S] },
        AttributeType.Map map => new() { M = new() { ["a"] = Value(map.Of, number), ["b"] = Value(map.Of, number + 1) } },
        AttributeType.Any => number % 2 == 0 ? new() { S = $"even {number}" } : new() { N = $"{number}" },
        _ => new() { S = $"some text {number}" },
    };

    private IReadOnlyList<Word> Words(AttributeType.Enumeration type) => file.Types.OfType<NamedType.Words>().Single(one => one.Name == type.Type).Values;

    private static AttributeValue Moment(TimeEncoding encoding, DateTimeOffset time) => encoding switch
    {
        TimeEncoding.UnixSeconds => new() { N = $"{time.ToUnixTimeSeconds()}" },
        TimeEncoding.UnixMilliseconds => new() { N = $"{time.ToUnixTimeMilliseconds()}" },
        _ => new() { S = time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) },
    };
}
