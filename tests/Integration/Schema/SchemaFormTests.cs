using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Schema;
using Engines.Tests.Integration.Schema.RoundTrip;
using Engines.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engines.Tests.Integration.Schema;

/// <summary>tables.schema.json, which editors complete by, says the same as the reader, as far as a form can; ajv reads it, in the version of the lock file.</summary>
public sealed class SchemaFormTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("tests/Integration/Schema/Everything/tables.yaml"));

    /// <summary>Changes that the reader and the form both have to refuse.</summary>
    private static readonly (string From, string To)[] Mistakes =
    [
        ("version: 1\n", "version: 2\n"), ("namespace: ", "name_space: "), ("every_item:", "each_item:"), ("version_attribute: shape\n", "version_attribute: shape\ntemplate: [a.yaml]\n"), ("  colour:\n", "  Colour:\n"),
        ("values: [dark-red, green, \"2nd blue\"]", "values: []"), ("    description: Things of every kind.\n", ""), ("    resource: ThingTable\n", ""),
        ("partition: { name: pk, type: S }", "partition: { name: pk, type: X }"), ("partition: { name: pk, type: S }", "partition: { name: pk }"),
        ("projection: KEYS_ONLY", "projection: SOME"), ("projection: KEYS_ONLY", "projection: INCLUDE"), ("projection: ALL", "projection: ALL\n        attributes: [text]"),
        ("mode: provisioned", "mode: reserved"), ("      write: 5\n", ""), ("target: 70", "target: 95"), ("min: 5,", ""), ("{ read: 12000, write: 4000 }", "{ read: 12000 }"),
        ("stream: new_image", "stream: images"), ("{ days: 7 }", "{ days: 36 }"), ("{ days: 7 }", "maybe"), ("backup: daily", "backup: weekly"), ("encryption: aws_managed", "encryption: none"),
        ("deletion_protection: \"true\"", "deletion_protection: sometimes"), ("        written_by: [maker]\n        attributes:\n          owner", "        attributes:\n          owner"),
        ("        version: 3\n", "        version: 0\n"), ("- drop: drop_me", "- remove: drop_me"), ("rename: { from: label, to: title }", "rename: { to: title }"),
        ("flag: { type: boolean,", "flag: { type: boolean, of: string,"), ("exact: { type: number,", "exact: { type: number, encoding: iso8601,"), ("lines: { type: list, of: string,", "lines: { type: list,"),
        ("mood: { type: enum, values: [good, bad],", "mood: { type: enum,"), ("text: { type: string,", "text: { type: string, values: [a],"), ("encoding: unix_seconds", "encoding: seconds"),
        ("tries: { type: integer, default: 3, description", "tries: { type: integer, default: 3, describe"), ("state: { type: colour,", "state: { type: colour, since: 0,"),
        ("personal: true", "personal: perhaps"), ("{ table: [PutItem, GetItem, Query]", "{ table: [PutItem, Get]"), ("table: [PutItem, GetItem, Query]", "table: [PutItem, PutItem]"),
        ("indexes: { by-owner: [Query] } }\n    counters", "indexes: { by-owner: [GetItem] } }\n    counters"), ("max_read_units: 100", "max_reads: 100"), ("of: { type: list, of: integer }", "of: { type: list }"),
        ("replicas: [eu-west-1, eu-central-1]", "replicas: everywhere"), ("        sort: { name: rank, type: N }\n", ""),
    ];

    [Fact]
    public async Task Form_OfGoodFiles_AcceptsThem() => Assert.All(
        await CheckAsync([Text, await File.ReadAllTextAsync(Repository.PathOf("shared-infra/schema/tables.yaml"))]), Assert.Null);

    [Fact]
    public async Task Form_OfMistakes_RefusesWhatTheReaderRefuses()
    {
        var changed = Mistakes.Select(mistake =>
        {
            Assert.Contains(mistake.From, Text, StringComparison.Ordinal);
            var at = Text.IndexOf(mistake.From, StringComparison.Ordinal);
            return string.Concat(Text.AsSpan(0, at), mistake.To, Text.AsSpan(at + mistake.From.Length));
        }).ToArray();

        var problems = await CheckAsync(changed);

        Assert.All(changed.Zip(problems, Mistakes), one =>
        {
            Assert.Throws<SchemaException>(() => TablesFile.Parse(one.First, "changed.yaml"));
            Assert.True(one.Second is not null, $"The form accepts '{one.Third.To}' in place of '{one.Third.From}', and the reader does not.");
        });
    }

    public static TheoryData<string> Schemas => [.. GeneratedCode.Schemas.Keys];

    [Theory, MemberData(nameof(Schemas))]
    public async Task ItemForms_OfItemsAsTheyAreWritten_AcceptThem(string schema)
    {
        var file = GeneratedCode.Schemas[schema];
        var forms = SchemaGenerator.Generate(file, ["json-schema"]).Select(form => JsonNode.Parse(form.Text)!.AsObject()).ToDictionary(form => form["title"]!.ToString());
        var generator = new ItemGenerator(file, seed: 7, hasEmpty: true);
        foreach (var (table, item) in file.Tables.SelectMany(table => table.Items.Select(item => (table, item))))
        {
            var items = Enumerable.Range(0, 60).Select(number => Plain(generator.Item(item, number))).Where(one => one[file.VersionAttribute]!.ToString() == $"{item.Version}").ToArray();
            var broken = items[0].DeepClone().AsObject();
            broken.Remove(table.Key.Partition.Name);

            var problems = await CheckAsync(forms[$"{item.Name} of {table.Name}, version {item.Version}"], [.. items, broken]);

            Assert.All(problems[..^1], Assert.Null);
            Assert.Equal($" must have required property '{table.Key.Partition.Name}'", problems[^1]);
        }
    }

    private static JsonObject Plain(JsonObject item) => new(item.Select(entry => KeyValuePair.Create(entry.Key, PlainValue(entry.Value!))));

    private static JsonNode? PlainValue(JsonNode value)
    {
        var (letter, inner) = value.AsObject().Single();
        return letter switch
        {
            "N" => JsonNode.Parse(inner!.ToString()),
            "NS" => new JsonArray([.. inner!.AsArray().Select(one => JsonNode.Parse(one!.ToString()))]),
            "NULL" => null,
            "L" => new JsonArray([.. inner!.AsArray().Select(one => PlainValue(one!))]),
            "M" => Plain(inner!.AsObject()),
            _ => inner!.DeepClone(),
        };
    }

    private static async Task<string?[]> CheckAsync(IEnumerable<string> texts) => await CheckAsync(
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("shared-infra/schema/tables.schema.json")))!, [.. texts.Select(text => ToJson(Load(text)))]);

    private static async Task<string?[]> CheckAsync(JsonNode schema, JsonNode?[] documents)
    {
        await GeneratedCode.InstallAsync();
        var input = new JsonObject
        {
            ["modules"] = GeneratedCode.Modules,
            ["schema"] = schema,
            ["documents"] = new JsonArray(documents),
        };
        var answer = await Command.RunAsync(new ProcessStartInfo("node", [GeneratedCode.Script("check.mjs")]), input.ToJsonString());
        return [.. JsonNode.Parse(answer)!.AsArray().Select(one => one?.ToString())];
    }

    private static YamlNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    // As an editor reads it: what is not in quotes may be a number, true or false.
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(one => KeyValuePair.Create(one.Key.ToString(), ToJson(one.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } plain when long.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode { Style: ScalarStyle.Plain } plain when double.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        _ => node.ToString(),
    };
}
