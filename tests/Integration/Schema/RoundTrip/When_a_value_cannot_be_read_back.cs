using System.Diagnostics;
using Engines.Tables;
using Everything.Tables;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>What could not be read back as it was is refused before it is written, in each language.</summary>
public sealed class When_a_value_cannot_be_read_back
{
    private const string Id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    [Fact]
    public void Should_be_refused_in_CSharp()
    {
        var key = ThingItem.ItemKey("me", Id, 7, DateTimeOffset.UnixEpoch, Colour.DarkRed, "a#b");

        Assert.Equal(("T#me#" + Id, "000007#1970-01-01T00:00:00.000Z#dark-red#a#b"), (key["pk"].S, key["sk"].S));
        Assert.Equal(ThingItem.ItemKind, ThingsTable.KindOf(key));
        Assert.Null(ThingsTable.KindOf(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> { ["pk"] = new("other"), ["sk"] = new("other") }));
        Assert.Throws<ArgumentException>(() => ThingItem.ItemKey("m#e", Id, 7, DateTimeOffset.UnixEpoch, Colour.Green, "a"));
        Assert.Throws<ArgumentException>(() => ThingItem.ItemKey("", Id, 7, DateTimeOffset.UnixEpoch, Colour.Green, "a"));
        Assert.Throws<ArgumentException>(() => ThingItem.ItemKey("me", "no ulid", 7, DateTimeOffset.UnixEpoch, Colour.Green, "a"));
        Assert.Throws<ArgumentException>(() => ThingItem.ItemKey("me", Id, 1_000_000, DateTimeOffset.UnixEpoch, Colour.Green, "a"));
        Assert.Throws<ArgumentException>(() => ThingItem.ItemKey("me", Id, -1, DateTimeOffset.UnixEpoch, Colour.Green, "a"));
        Assert.Throws<ArgumentException>(() => OutItem.ItemKey("hash", ""));
    }

    [Fact]
    public async Task Should_be_refused_in_Python()
    {
        var script = $$"""
            import sys
            from datetime import datetime, timezone
            from decimal import Decimal
            sys.dont_write_bytecode = True
            sys.path.insert(0, sys.argv[1])
            from everything_tables import Colour, ThingItem, runtime as rt
            now = datetime(1970, 1, 1, tzinfo=timezone.utc)
            key = ThingItem.item_key("me", "{{Id}}", 7, now, Colour.DARK_RED, "a#b")
            assert key["sk"]["S"] == "000007#1970-01-01T00:00:00.000Z#dark-red#a#b", key
            for attempt in (
                lambda: ThingItem.item_key("m#e", "{{Id}}", 7, now, Colour.GREEN, "a"),
                lambda: ThingItem.item_key("me", "no ulid", 7, now, Colour.GREEN, "a"),
                lambda: ThingItem.item_key("me", "{{Id}}", 1_000_000, now, Colour.GREEN, "a"),
                lambda: rt.of_integer(2**63),
                lambda: rt.of_iso_time(datetime(1970, 1, 1)),
                lambda: rt.of_number(Decimal("1." + "1" * 38)),
                lambda: rt.of_number(Decimal("NaN")),
                lambda: rt.set_with(rt.of_text)([]),
            ):
                try:
                    attempt()
                except ValueError:
                    continue
                raise SystemExit("Something was not refused.")
            print("all refused")
            """;

        var answer = await Command.RunAsync(new ProcessStartInfo("python3", ["-c", script, await GeneratedCode.PythonAsync("everything")]));

        Assert.Equal("all refused", answer.Trim());
    }

    [Fact]
    public async Task Should_be_refused_in_TypeScript()
    {
        var script = $$"""
            const { ThingItem } = await import(process.argv[1] + "/index.js");
            const rt = await import(process.argv[1] + "/runtime.js");
            const now = new Date(0);
            const key = ThingItem.itemKey("me", "{{Id}}", 7n, now, "dark-red", "a#b");
            if (key.sk.S !== "000007#1970-01-01T00:00:00.000Z#dark-red#a#b") throw new Error(key.sk.S);
            const attempts = [
              () => ThingItem.itemKey("m#e", "{{Id}}", 7n, now, "green", "a"),
              () => ThingItem.itemKey("me", "no ulid", 7n, now, "green", "a"),
              () => ThingItem.itemKey("me", "{{Id}}", 1000000n, now, "green", "a"),
              () => rt.ofInteger(2n ** 63n),
              () => rt.ofIsoTime(new Date(NaN)),
              () => rt.setWith(rt.ofText)([]),
            ];
            for (const attempt of attempts) {
              let refused = false;
              try { attempt(); } catch { refused = true; }
              if (!refused) throw new Error(attempt.toString());
            }
            console.log("all refused");
            """;

        var answer = await Command.RunAsync(new ProcessStartInfo("node", ["--input-type=module", "-e", script, await GeneratedCode.TypeScriptAsync("everything")]));

        Assert.Equal("all refused", answer.Trim());
    }
}
