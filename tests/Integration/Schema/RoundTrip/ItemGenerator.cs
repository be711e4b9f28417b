using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Schema;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>Makes items of every kind as they may stand in a table, from a seed: with edges, without what may be absent, and with attributes that nobody knows.</summary>
internal sealed class ItemGenerator(TablesFile file, int seed, bool hasEmpty)
{
    private const string UlidLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly string[] Texts =
        ["", "a", " ", "plain", "Zażółć gęślą jaźń", "🦜🏳️‍🌈", "\"quoted\" \\ and 'single'", "line\nline\ttab\r", "null", "0", "ẞ\u00a0\u2028end", "#/&%{}", new('x', 300)];

    private static readonly string[] Integers = ["0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9007199254740993", "-9007199254740993", "2147483648"];

    private static readonly string[] Numbers =
        ["0", "1.5", "-0.1", "12345678901234567890123456789012345678", "-0.12345678901234567890123456789012345678", "99999999999999999999.999999999999999999", "100000000000000000000000", "0.00000000001"];

    private static readonly long[] Moments = [0, 1, -1, 999, 1_778_576_400_123, -62_135_596_800_000, 253_402_300_799_999, -86_400_001];

    private readonly Random random = new(seed);

    public JsonObject Item(ItemDefinition item, int number)
    {
        var made = new JsonObject();
        foreach (var attribute in item.Attributes.Where(attribute => attribute.IsRequired && attribute.Default is null || random.Next(2) == 0))
        {
            made[attribute.Name] = attribute.Name == file.VersionAttribute
                ? new JsonObject { ["N"] = (random.Next(20) == 0 ? item.Version + 1 : item.Version).ToString(CultureInfo.InvariantCulture) }
                : attribute.Name == "owner" ? new JsonObject { ["S"] = $"owner {number}" } : Value(attribute.Value, 0);
        }

        foreach (var key in item.Keys)
            made[key.Attribute.Name] = Key(key, made, number);
        if (random.Next(5) == 0)
        {
            made["x_unknown"] = Anything(0);
            made["x-Unknown.2"] = new JsonObject { ["NULL"] = true };
        }

        return made;
    }

    /// <summary>The item as it stands once it was written by a program of this version.</summary>
    public static JsonObject Written(TablesFile file, ItemDefinition item, JsonObject read)
    {
        var written = read.DeepClone().AsObject();
        Complete(file, item.Attributes, written);
        return written;
    }

    private static void Complete(TablesFile file, IReadOnlyList<ItemAttribute> attributes, JsonObject map)
    {
        foreach (var attribute in attributes)
        {
            if (map[attribute.Name] is { } value)
                Complete(file, attribute.Value, value.AsObject());
            else if (attribute.Default is not null)
                map[attribute.Name] = new JsonObject { [attribute.Type] = attribute.Value is AttributeType.Boolean ? attribute.Default == "true" : attribute.Default };
        }
    }

    private static void Complete(TablesFile file, AttributeType type, JsonObject value)
    {
        switch (type)
        {
            case AttributeType.Structure structure:
                Complete(file, file.Types.OfType<NamedType.Structure>().Single(one => one.Name == structure.Type).Attributes, value["M"]!.AsObject());
                break;
            case AttributeType.List list:
                foreach (var one in value["L"]!.AsArray())
                    Complete(file, list.Of, one!.AsObject());
                break;
            case AttributeType.Map map:
                foreach (var (_, one) in value["M"]!.AsObject())
                    Complete(file, map.Of, one!.AsObject());
                break;
        }
    }

    private JsonObject Key(KeyPart key, JsonObject made, int number)
    {
        if (key.Attribute.Type == "N")
            return new() { ["N"] = (number - 500).ToString(CultureInfo.InvariantCulture) };
        if (key.Attribute.Type == "B")
            return new() { ["B"] = Convert.ToBase64String([1, 2, (byte)(number % 7)]) };

        var text = key.Pattern.Literals[0];
        for (var index = 0; index < key.Pattern.Placeholders.Count; index++)
        {
            var placeholder = key.Pattern.Placeholders[index];
            var isLast = index == key.Pattern.Placeholders.Count - 1;
            text += placeholder.Type switch
            {
                AttributeType.Whole => (placeholder.Width > 0 ? number : number - 3).ToString($"D{Math.Max(placeholder.Width, 1)}", CultureInfo.InvariantCulture),
                AttributeType.Text when made[placeholder.Name] is { } bound => bound["S"]!.ToString(),
                AttributeType.Text => $"{(isLast ? "a#b/" : "é ")}{number}",
                var type => Value(type, 0)["S"]!.ToString(),
            };
            text += key.Pattern.Literals[index + 1];
        }

        return new() { ["S"] = text };
    }

    private JsonObject Value(AttributeType type, int depth) => type switch
    {
        AttributeType.Text => new() { ["S"] = Texts[random.Next(hasEmpty ? 0 : 1, Texts.Length)] },
        AttributeType.Ulid => new() { ["S"] = $"0{string.Concat(Enumerable.Range(0, 25).Select(_ => UlidLetters[random.Next(32)]))}" },
        AttributeType.Whole => new() { ["N"] = random.Next(3) == 0 ? Pick(Integers) : random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture) },
        AttributeType.Number => new() { ["N"] = Pick(Numbers) },
        AttributeType.Boolean => new() { ["BOOL"] = random.Next(2) == 0 },
        AttributeType.Binary => new() { ["B"] = Convert.ToBase64String(Bytes()) },
        AttributeType.Timestamp time => Moment(time.Encoding),
        AttributeType.Enumeration words => new() { ["S"] = Pick(file.Types.OfType<NamedType.Words>().Single(one => one.Name == words.Type).Values).Value },
        AttributeType.Structure structure => new() { ["M"] = Structure(file.Types.OfType<NamedType.Structure>().Single(one => one.Name == structure.Type), depth) },
        AttributeType.List list => new() { ["L"] = new JsonArray([.. Some(depth).Select(_ => (JsonNode)Value(list.Of, depth + 1))]) },
        AttributeType.Map map => new() { ["M"] = new JsonObject(Some(depth).Select(index => KeyValuePair.Create($"k{index}", (JsonNode?)Value(map.Of, depth + 1)))) },
        AttributeType.Set set => Set(set),
        _ => Anything(depth),
    };

    private JsonObject Structure(NamedType.Structure structure, int depth)
    {
        var made = new JsonObject();
        foreach (var attribute in structure.Attributes.Where(attribute => attribute.IsRequired || (depth < 3 && random.Next(2) == 0)))
            made[attribute.Name] = Value(attribute.Value, depth + 1);
        if (random.Next(6) == 0)
            made["x_inner"] = Anything(3);
        return made;
    }

    // Equal ones are one, as DynamoDB sees it; an empty text is allowed in a set of texts.
    private JsonObject Set(AttributeType.Set set)
    {
        var values = Some(0).Append(0).Select(_ => Value(set.Of, 0)[set.Of.Letter]!).DistinctBy(one => one.ToString()).Select(one => one.DeepClone());
        return new() { [set.Letter] = new JsonArray([.. values]) };
    }

    private JsonObject Moment(TimeEncoding encoding)
    {
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(random.Next(3) == 0 ? Pick(Moments) : random.NextInt64(-62_135_596_800_000, 253_402_300_799_999));
        return encoding switch
        {
            TimeEncoding.UnixSeconds => new() { ["N"] = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            TimeEncoding.UnixMilliseconds => new() { ["N"] = moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
            _ => new() { ["S"] = moment.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) },
        };
    }

    private JsonObject Anything(int depth) => random.Next(depth > 2 ? 6 : 10) switch
    {
        0 => new() { ["NULL"] = true },
        1 => Value(new AttributeType.Boolean(), depth),
        2 => Value(new AttributeType.Number(), depth),
        3 => Value(new AttributeType.Binary(), depth),
        4 => Value(new AttributeType.Set(new AttributeType.Number()), depth),
        5 => Value(new AttributeType.Text(), depth),
        6 => Value(new AttributeType.Set(new AttributeType.Binary()), depth),
        7 => Value(new AttributeType.Set(new AttributeType.Text()), depth),
        8 => Value(new AttributeType.List(new AttributeType.Any()), depth),
        _ => Value(new AttributeType.Map(new AttributeType.Any()), depth),
    };

    private IEnumerable<int> Some(int depth) => Enumerable.Range(0, random.Next(depth > 1 ? 2 : 4));

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
