using System.Text.Json.Nodes;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>Each language refuses the same items, and says the same about them: kind, attribute and what was found, never a value.</summary>
public sealed class When_an_item_is_broken
{
    private const string Id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    [Fact]
    public async Task Should_say_the_same_in_every_language()
    {
        (JsonObject Item, string? Problem)[] cases =
        [
            (Thing("{}"), null),
            (Thing("""{ "made_at": null }"""), "THING.made_at: is missing."),
            (Thing("""{ "made_at": {"N":"5"} }"""), "THING.made_at: should be a time such as 2026-05-12T09:00:00.000Z and is another number."),
            (Thing("""{ "made_at": {"S":"2026-05-12T09:00:00Z"} }"""), "THING.made_at: should be a time such as 2026-05-12T09:00:00.000Z and is another string."),
            (Thing("""{ "made_at": {"S":"2026-02-30T09:00:00.000Z"} }"""), "THING.made_at: should be a time such as 2026-05-12T09:00:00.000Z and is another string."),
            (Thing("""{ "rank": {"S":"5"} }"""), "THING.rank: should be an integer of 64 bits and is another string."),
            (Thing("""{ "rank": {"N":"9223372036854775808"} }"""), "THING.rank: should be an integer of 64 bits and is another number."),
            (Thing("""{ "rank": {"N":"1.5"} }"""), "THING.rank: should be an integer of 64 bits and is another number."),
            (Thing("""{ "rank": {"NULL":true} }"""), "THING.rank: should be an integer of 64 bits and is null."),
            (Thing("""{ "lines": {"L":[{"NULL":true}]} }"""), "THING.lines[0]: should be a string and is null."),
            (Thing("""{ "flag": {"S":"true"} }"""), "THING.flag: should be a boolean and is another string."),
            (Thing("""{ "bytes": {"S":"YQ=="} }"""), "THING.bytes: should be a binary and is another string."),
            (Thing("""{ "exact": {"BOOL":true} }"""), "THING.exact: should be a number and is a boolean."),
            (Thing("""{ "trace": {"S":"81ARZ3NDEKTSV4RRFFQ69G5FAV"} }"""), "THING.trace: should be a ULID and is another string."),
            (Thing("""{ "colour_now": {"S":"blue"} }"""), "THING.colour_now: should be one of dark-red, green, 2nd blue and is another string."),
            (Thing("""{ "seen": {"N":"253402300800000"} }"""), "THING.seen: should be a time in Unix milliseconds and is another number."),
            (Thing("""{ "expires": {"N":"253402300800"} }"""), "THING.expires: should be a time in Unix seconds and is another number."),
            (Thing("""{ "lines": {"SS":["a"]} }"""), "THING.lines: should be a list and is a set of strings."),
            (Thing("""{ "lines": {"L":[{"S":"a"},{"N":"1"}]} }"""), "THING.lines[1]: should be a string and is another number."),
            (Thing("""{ "grid": {"L":[{"L":[]},{"L":[{"N":"1"},{"N":"2"},{"S":"3"}]}]} }"""), "THING.grid[1][2]: should be an integer of 64 bits and is another string."),
            (Thing("""{ "sizes": {"L":[{"M":{"width":{"N":"1"}}}]} }"""), "THING.sizes[0].colour: is missing."),
            (Thing("""{ "by_size": {"M":{"big one":{"M":{"width":{"N":"1"},"colour":{"S":"blue"}}}}} }"""),
                "THING.by_size.big one.colour: should be one of dark-red, green, 2nd blue and is another string."),
            (Thing("""{ "names": {"L":[{"S":"a"}]} }"""), "THING.names: should be a set and is a list."),
            (Thing("""{ "size": {"S":"XL"} }"""), "THING.size: should be a map and is another string."),
            (Thing("""{ "size": {"M":{"colour":{"S":"green"}}} }"""), "THING.size.width: is missing."),
            (Thing("""{ "size": {"M":{"width":{"N":"1"},"colour":{"S":"green"},"inner":{"M":{"width":{"S":"1"}}}}} }"""),
                "THING.size.inner.width: should be an integer of 64 bits and is another string."),
            (Thing("""{ "by_name": {"M":{"a":{"N":"1"}}} }"""), "THING.by_name.a: should be a string and is another number."),
            (Thing("""{ "by_person": {"M":{"Ann":{"L":[{"N":"1"}]}}} }"""), "THING.by_person.*[0]: should be a string and is another number."),
            (Thing("""{ "shape": null }"""), "THING.shape: is missing."),
            (Thing("""{ "sk": {"S":"00000x#2026-05-12T09:00:00.000Z#green#r"} }"""), "THING.sk: should be an integer of 64 bits and is another number."),
            (Thing("""{ "sk": {"S":"000001#2026-05-12T09:00:00.000Z#blue#r"} }"""), "THING.sk: should be one of dark-red, green, 2nd blue and is another string."),
        ];
        var items = new JsonObject { ["things"] = new JsonArray([.. cases.Select(one => (JsonNode)one.Item)]), ["counters"] = new JsonArray() };
        var request = new Request(new("http://127.0.0.1"), GeneratedCode.Schemas["everything"].Tables.ToDictionary(table => table.Name, table => table.Name), items);

        foreach (var tongue in await Tongues.OfAsync("everything", dynamo: null))
        {
            var answer = (await tongue.RefuseAsync(request))["things"]!.AsArray();
            Assert.Equal(cases.Select(one => (tongue.Name, one.Problem)), answer.Select(one => (tongue.Name, one?.ToString())));
        }
    }

    [Fact]
    public async Task Should_take_null_as_nothing_where_nothing_is_allowed()
    {
        var given = Thing("""
            {
              "text": {"NULL":true}, "lines": {"NULL":true}, "colour_now": {"NULL":true}, "tries": {"NULL":true}, "on": {"NULL":true}, "anything": {"NULL":true},
              "size": {"M":{ "width": {"N":"1"}, "colour": {"S":"green"}, "inner": {"NULL":true}, "edge": {"NULL":true} }}
            }
            """);
        var written = Thing("""
            {
              "tries": {"N":"3"}, "state": {"S":"green"}, "rate": {"N":"1.5"}, "on": {"BOOL":true}, "anything": {"NULL":true},
              "size": {"M":{ "width": {"N":"1"}, "colour": {"S":"green"}, "edge": {"S":"green"} }}
            }
            """);
        var items = new JsonObject { ["things"] = new JsonArray(given), ["counters"] = new JsonArray() };
        var request = new Request(new("http://127.0.0.1"), GeneratedCode.Schemas["everything"].Tables.ToDictionary(table => table.Name, table => table.Name), items);

        foreach (var tongue in await Tongues.OfAsync("everything", dynamo: null))
        {
            var answer = (await tongue.PassAsync(request))["things"]!.AsArray();
            Assert.Equal((tongue.Name, Canonical.Of(written)), (tongue.Name, Canonical.Of(Assert.Single(answer)!["item"]!)));
        }
    }

    private static JsonObject Thing(string changes)
    {
        var item = JsonNode.Parse($$"""
            {
              "pk": {"S":"T#me#{{Id}}"}, "sk": {"S":"000001#2026-05-12T09:00:00.000Z#green#a#b"}, "shape": {"N":"1"},
              "owner": {"S":"me"}, "rank": {"N":"1"}, "made_at": {"S":"2026-05-12T09:00:00.000Z"}
            }
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            item.Remove(name);
            if (value is not null)
                item[name] = value.DeepClone();
        }

        return item;
    }
}
