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
        ("version: 1\n", "version: 2\n"), ("namespace: ", "name_space: "), ("every_item:", "each_item:"), ("  colour:\n", "  Colour:\n"),
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

    private static async Task<string?[]> CheckAsync(IEnumerable<string> texts)
    {
        await GeneratedCode.InstallAsync();
        var input = new JsonObject
        {
            ["modules"] = GeneratedCode.Modules,
            ["schema"] = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("shared-infra/schema/tables.schema.json"))),
            ["documents"] = new JsonArray([.. texts.Select(text => ToJson(Load(text)))]),
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
