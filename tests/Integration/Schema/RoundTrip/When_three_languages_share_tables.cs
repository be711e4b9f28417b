using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Local.DynamoDb;
using Engines.Schema;
using Xunit.Abstractions;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>Each language writes every kind of item, and each reads what the others wrote: the same items, and the same values in their fields.</summary>
public sealed class When_three_languages_share_tables(ITestOutputHelper output)
{
    private const int ItemsPerKind = 1_000;
    private const int Seed = 20_261_121;

    private static int sets;

    [Theory]
    [InlineData("engines")]
    [InlineData("everything")]
    public async Task Should_read_what_the_others_wrote(string schema)
    {
        var file = GeneratedCode.Schemas[schema];
        var takesEmpty = await TakesEmptyTextAsync();
        var items = Make(file, new(file, Seed, takesEmpty), ItemsPerKind);
        if (!takesEmpty)
            output.WriteLine("This DynamoDB Local is older than empty texts; those go through the languages without it.");

        var watch = Stopwatch.StartNew();
        var answers = await ShareAsync(schema, file, items);
        output.WriteLine($"{schema}: {items.Sum(table => table.Value!.AsArray().Count)} items, seed {Seed}, {watch.Elapsed.TotalSeconds:F1} s.");

        foreach (var table in file.Tables)
            Compare(file, table, items[table.Name]!.AsArray(), answers);
    }

    [Theory]
    [InlineData("engines")]
    [InlineData("everything")]
    public async Task Should_keep_empty_texts(string schema)
    {
        var file = GeneratedCode.Schemas[schema];
        var request = new Request(new("http://127.0.0.1"), file.Tables.ToDictionary(table => table.Name, table => table.Name), Make(file, new(file, Seed, hasEmpty: true), 50));
        var items = request.Items;

        foreach (var tongue in await Tongues.OfAsync(schema, dynamo: null))
        {
            var answer = new Answer("nobody", tongue.Name, await tongue.PassAsync(request));
            Assert.All(file.Tables, table => Assert.Equal(
                items[table.Name]!.AsArray().Select((item, index) => Canonical.Of(ItemGenerator.Written(file, table.Items[index / 50], item!.AsObject()))),
                answer.Items[table.Name]!.AsArray().Select(item => Canonical.Of(item!["item"]!))));
        }
    }

    [Fact]
    public async Task Should_bring_old_items_up_to_date()
    {
        var items = JsonNode.Parse("""
            {
              "things": [
                { "pk": {"S":"PLAIN"}, "sk": {"S":"P#1"}, "shape": {"N":"1"}, "label": {"S":"Old"}, "drop_me": {"S":"x"}, "remark": {"S":"r"}, "kept": {"S":"k"} },
                { "pk": {"S":"PLAIN"}, "sk": {"S":"P#2"}, "shape": {"N":"2"}, "title": {"S":"Second"}, "tries": {"N":"1"} },
                { "pk": {"S":"PLAIN"}, "sk": {"S":"P#3"}, "shape": {"N":"3"}, "title": {"S":"Third"}, "tries": {"N":"1"}, "remark": {"S":"r"} },
                { "pk": {"S":"PLAIN"}, "sk": {"S":"P#4"}, "shape": {"N":"4"}, "title": {"S":"New"}, "tries": {"N":"1"}, "later": {"L":[]} }
              ],
              "counters": []
            }
            """)!.AsObject();
        var expected = JsonNode.Parse("""
            [
              { "pk": {"S":"PLAIN"}, "sk": {"S":"P#1"}, "shape": {"N":"3"}, "title": {"S":"Old"}, "tries": {"N":"7"}, "initials": {"S":"O"}, "note": {"S":"r"}, "kept": {"S":"k"} },
              { "pk": {"S":"PLAIN"}, "sk": {"S":"P#2"}, "shape": {"N":"3"}, "title": {"S":"Second"}, "tries": {"N":"1"}, "initials": {"S":"S"} },
              { "pk": {"S":"PLAIN"}, "sk": {"S":"P#3"}, "shape": {"N":"3"}, "title": {"S":"Third"}, "tries": {"N":"1"}, "note": {"S":"r"} },
              { "pk": {"S":"PLAIN"}, "sk": {"S":"P#4"}, "shape": {"N":"4"}, "title": {"S":"New"}, "tries": {"N":"1"}, "later": {"L":[]} }
            ]
            """)!.AsArray();

        var answers = await ShareAsync("everything", GeneratedCode.Schemas["everything"], items);

        Assert.Equal(6, answers.Count);
        Assert.All(answers, answer => Assert.Equal(expected.Select(item => Canonical.Of(item!)).Order(StringComparer.Ordinal), Written(answer, "things")));
    }

    [Fact]
    public async Task Should_go_through_the_rules_of_every_version_in_order()
    {
        var items = JsonNode.Parse("""
            {
              "things": [
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#1"}, "shape": {"N":"1"}, "first": {"S":"a"}, "kept": {"S":"k"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#1b"}, "shape": {"N":"1"}, "first": {"S":"a"}, "factor": {"N":"9"}, "summary": {"S":"older"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#2"}, "shape": {"N":"2"}, "second": {"S":"b"}, "factor": {"N":"2"}, "first": {"S":"kept: 2 has none"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#3"}, "shape": {"N":"3"}, "second": {"S":"c"}, "weight": {"N":"3"}, "shout": {"S":"as it was"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#3b"}, "shape": {"N":"3"}, "second": {"S":"c"}, "weight": {"N":"3"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#4"}, "shape": {"N":"4"}, "third": {"S":"d"}, "weight": {"N":"4"}, "shout": {"S":"kept: 4 has none"} },
                { "pk": {"S":"CHAIN"}, "sk": {"S":"C#5"}, "shape": {"N":"5"}, "third": {"S":"e"}, "weight": {"N":"5"}, "second": {"S":"of 5"} }
              ],
              "counters": []
            }
            """)!.AsObject();
        var expected = JsonNode.Parse("""
            [
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#1"}, "shape": {"N":"4"}, "third": {"S":"a"}, "weight": {"N":"5"}, "summary": {"S":"a! 5"}, "kept": {"S":"k"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#1b"}, "shape": {"N":"4"}, "third": {"S":"a"}, "weight": {"N":"9"}, "summary": {"S":"a! 9"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#2"}, "shape": {"N":"4"}, "third": {"S":"b"}, "weight": {"N":"2"}, "summary": {"S":"b! 2"}, "first": {"S":"kept: 2 has none"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#3"}, "shape": {"N":"4"}, "third": {"S":"c"}, "weight": {"N":"3"}, "summary": {"S":"as it was 3"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#3b"}, "shape": {"N":"4"}, "third": {"S":"c"}, "weight": {"N":"3"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#4"}, "shape": {"N":"4"}, "third": {"S":"d"}, "weight": {"N":"4"}, "shout": {"S":"kept: 4 has none"} },
              { "pk": {"S":"CHAIN"}, "sk": {"S":"C#5"}, "shape": {"N":"5"}, "third": {"S":"e"}, "weight": {"N":"5"}, "second": {"S":"of 5"} }
            ]
            """)!.AsArray();

        var answers = await ShareAsync("everything", GeneratedCode.Schemas["everything"], items);

        Assert.Equal(6, answers.Count);
        Assert.All(answers, answer => Assert.Equal(expected.Select(item => Canonical.Of(item!)).Order(StringComparer.Ordinal), Written(answer, "things")));
    }

    private static JsonObject Make(TablesFile file, ItemGenerator generator, int count) => new(file.Tables.Select(table => KeyValuePair.Create(table.Name,
        (JsonNode?)new JsonArray([.. table.Items.SelectMany(item => Enumerable.Range(0, count).Select(number => (JsonNode)generator.Item(item, number)))]))));

    private static void Compare(TablesFile file, TableDefinition table, JsonArray items, IReadOnlyList<Answer> answers)
    {
        var kinds = items.Select((item, index) => ItemGenerator.Written(file, table.Items[index / ItemsPerKind], item!.AsObject()));
        var expected = kinds.Select(Canonical.Of).Order(StringComparer.Ordinal).ToArray();
        string[]? fields = null;
        foreach (var answer in answers)
        {
            var found = Written(answer, table.Name).Order(StringComparer.Ordinal).ToArray();
            var difference = Enumerable.Range(0, Math.Min(expected.Length, found.Length)).FirstOrDefault(index => expected[index] != found[index], -1);
            Assert.True(difference < 0, difference < 0 ? "" : $"{answer}: expected\n{expected[difference]}\nand found\n{found[difference]}");
            Assert.Equal(expected.Length, found.Length);

            var described = answer.Items[table.Name]!.AsArray().Select(item => Canonical.Fields(item!["fields"])).Order(StringComparer.Ordinal).ToArray();
            var other = Enumerable.Range(0, found.Length).FirstOrDefault(index => fields is not null && fields[index] != described[index], -1);
            Assert.True(other < 0, other < 0 ? "" : $"{answer}: the fields are\n{described[other]}\nand to the first language\n{fields![other]}");
            fields ??= described;
        }
    }

    private static IEnumerable<string> Written(Answer answer, string table) =>
        answer.Items[table]!.AsArray().Select(item => Canonical.Of(item!["item"]!)).OrderBy(item => item, StringComparer.Ordinal);

    /// <summary>Each language writes into tables of its own; the two others read them.</summary>
    private static async Task<IReadOnlyList<Answer>> ShareAsync(string schema, TablesFile file, JsonObject items)
    {
        var local = await DynamoDbLocal.SharedAsync();
        using var dynamo = local.CreateClient();
        var tongues = await Tongues.OfAsync(schema, dynamo);
        var answers = new List<Answer>();
        foreach (var writer in tongues)
        {
            var set = $"round-trip-{Environment.ProcessId}-{Interlocked.Increment(ref sets)}";
            var request = new Request(local.Endpoint, file.Tables.ToDictionary(table => table.Name, table => $"{set}-{table.Name}"), items);
            await CreateAsync(dynamo, file, request);
            await writer.WriteAsync(request);

            var blank = request with { Items = [] };
            answers.AddRange(await Task.WhenAll(tongues.Where(tongue => tongue != writer)
                .Select(async reader => new Answer(writer.Name, reader.Name, await reader.ReadAsync(blank)))));
            foreach (var table in request.Tables.Values)
                await dynamo.DeleteTableAsync(table);
        }

        return answers;
    }

    // DynamoDB itself takes them since 2020; the emulator that is found may be older.
    private static async Task<bool> TakesEmptyTextAsync()
    {
        using var dynamo = (await DynamoDbLocal.SharedAsync()).CreateClient();
        var table = $"round-trip-probe-{Environment.ProcessId}-{Interlocked.Increment(ref sets)}";
        await dynamo.CreateTableAsync(new CreateTableRequest(table, [new("id", KeyType.HASH)], [new("id", ScalarAttributeType.S)], null) { BillingMode = BillingMode.PAY_PER_REQUEST });
        try
        {
            await dynamo.PutItemAsync(table, new() { ["id"] = new("1"), ["text"] = new("") });
            return true;
        }
        catch (AmazonDynamoDBException refusal) when (refusal.ErrorCode == "ValidationException")
        {
            return false;
        }
        finally
        {
            await dynamo.DeleteTableAsync(table);
        }
    }

    // Without indexes: they say nothing about a round trip, and older DynamoDB Local knows no keys of several attributes.
    private static Task CreateAsync(IAmazonDynamoDB dynamo, TablesFile file, Request request)
    {
        var bare = file with { Tables = [.. file.Tables.Select(table => table with { Indexes = [], LocalIndexes = [], Settings = new(null, PointInTimeRecovery: false) })] };
        return TableCreator.CreateAsync(dynamo, bare, name => request.Tables[name], CancellationToken.None);
    }

    private sealed record Answer(string Writer, string Reader, JsonObject Items)
    {
        public override string ToString() => $"written by {Writer}, read by {Reader}";
    }
}
