using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class LanguageTests
{
    [Fact]
    public void Parse_TypesOfEveryKind_AreRead()
    {
        var thing = TablesFile.Parse(Sample.Text, "t.yaml")["things"].Items[0];

        Assert.Equal(["schema_version", "title", "colour", "sizes", "email", "made_at", "ttl"], thing.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(["N", "S", "S", "L", "S", "S", "N"], thing.Attributes.Select(attribute => attribute.Type));
        Assert.Equal(new AttributeType.List(new AttributeType.Structure("size")), thing.Attributes[3].Value);
        Assert.Equal("red", thing.Attributes[2].Default);
        Assert.Equal((2, new UpcastRule.Rename("label", "title")), (thing.Version, Assert.Single(Assert.Single(thing.Steps).Rules)));
        Assert.Equal(["T#", ""], thing.Keys[0].Pattern.Literals);
    }

    [Theory]
    [InlineData("S", "S")]
    [InlineData("N", "N")]
    [InlineData("B", "B")]
    [InlineData("BOOL", "BOOL")]
    [InlineData("SS", "SS")]
    [InlineData("NS", "NS")]
    [InlineData("BS", "BS")]
    [InlineData("L", "L")]
    [InlineData("M", "M")]
    [InlineData("any", "ANY")]
    [InlineData("ulid", "S")]
    [InlineData("number", "N")]
    [InlineData("set, of: ulid", "SS")]
    [InlineData("set, of: { type: timestamp, encoding: unix_millis }", "NS")]
    [InlineData("map, of: { type: list, of: size }", "M")]
    [InlineData("enum, values: [a, b]", "S")]
    [InlineData("timestamp, encoding: unix_millis", "N")]
    public void Parse_AType_HasDynamosLetter(string type, string letter)
    {
        var file = TablesFile.Parse(Sample.With("email: { type: string", $"email: {{ type: {type}"), "t.yaml");

        Assert.Equal(letter, file["things"].Items[0].Attributes.Single(attribute => attribute.Name == "email").Type);
    }

    [Theory]
    [InlineData("type: colour,", "type: color,", "t.yaml:35:21: 'tables.things.items.THING.attributes.colour.type' is 'color'. Did you mean 'colour'?")]
    [InlineData("list, of: size", "list, of: siez", "'tables.things.items.THING.attributes.sizes.of' is 'siez'. Did you mean 'size'?")]
    [InlineData("list, of: size", "list", "is a list and does not say of what. Add 'of:' with a type.")]
    [InlineData("list, of: size", "set, of: size", "is 'size', and DynamoDB has no set of these.")]
    [InlineData("type: string, personal", "type: string, of: string, personal", "says nothing about the type 'string'. Remove it: only list, set, map has 'of'.")]
    [InlineData("type: timestamp, description: When.", "type: timestamp, encoding: seconds, description: When.", "is 'seconds'. Use one of: iso8601, unix_seconds, unix_millis.")]
    [InlineData("default: red", "default: blue", "is 'blue', which is no value of colour. Write one of: red, green.")]
    [InlineData("type: string, required: true, since: 2", "type: string, required: true, since: 3", "is 3, and the version is 2. Raise the version to 3, or write at most 2.")]
    [InlineData("rename: { from: label, to: title }", "rename: { from: label, to: titel }", "is 'titel', which the item does not have. Did you mean 'title'?")]
    [InlineData("- rename: { from: label, to: title }", "- drop: label", "is required since version 2, and older items have no value for it. Give it a default, or a rule under 'versions'.")]
    [InlineData("- rename: { from: label, to: title }", "- rename: { from: label, to: title }\n            - derive: { attribute: half, by: Half }", "is 'half', which the item does not have.")]
    [InlineData("- rename: { from: label, to: title }", "- rename: { from: label, to: title }\n            - default: { attribute: half, value: 1 }\n            - drop: half", "is 'half', which a later rule drops, so that nothing says its type.")]
    [InlineData("2:\n", "3:\n", "'tables.things.items.THING.versions.3' is not a version from 2 to 2.")]
    [InlineData("pk: \"T#{id}\"", "pk: \"T#{id\"", "has a '{' without its '}'.")]
    [InlineData("pk: \"T#{id}\"", "pk: \"T#{id}{no}\"", "has two placeholders with nothing between, so that nobody can tell where one ends.")]
    [InlineData("pk: \"T#{id}\"", "pk: \"T#{id:colours}\"", "has the placeholder 'id:colours', whose type cannot stand in a key:")]
    [InlineData("pk: \"T#{id}\"", "pk: \"T#{id:number}\"", "has a number or binary in a text.")]
    [InlineData("pk: \"T#{id}\"", "pk: \"T#{email}\"", "has the placeholder 'email', and the attribute of that name is not required.")]
    [InlineData("name: pk, type: S", "name: pk, type: N", "is a pattern for text, and the key has type N. Write one placeholder and nothing else: '{number:integer}'.")]
    [InlineData("encoding: unix_seconds", "encoding: unix_millis", "names 'ttl', which is not in seconds.")]
    [InlineData("values: [red, green]", "values: [red, Red]", "has values that code cannot tell apart: 'red', 'Red'.")]
    [InlineData("made_at:", "Title:", "has names that code cannot tell apart: title, Title.")]
    [InlineData("made_at:", "unknown:", "has an attribute 'unknown', a name that the generated code uses itself.")]
    [InlineData("GetItem, Query", "GetItems, Query", "is 'GetItems'. Did you mean 'GetItem'?")]
    [InlineData("things: [GetItem, Query]", "things: { indexes: { by-owner: [Query] } }", "is not an index of the table. There is none to choose.")]
    [InlineData("billing: on_demand", "billing: { mode: provisioned, read: 5 }", "lacks 'write'.")]
    [InlineData("billing: on_demand", "billing: { mode: on_demand, read: 5 }", "stands at billing on demand. Write max_read_units, or mode: provisioned.")]
    [InlineData("billing: on_demand", "billing: { mode: provisioned, read: { min: 9, max: 5, target: 70 }, write: 5 }", "is 5, less than min. Write at least 9.")]
    [InlineData("billing: on_demand", "billing: on_demand\n    replicas: [eu-west-1]\n    stream: keys_only", "is 'keys_only', and the table has replicas.")]
    [InlineData("point_in_time_recovery: true", "point_in_time_recovery: { days: 40 }", "is '40'. Write a whole number from 1 to 35.")]
    [InlineData("description: Until. }", "description: Until, or so. }", "Put the text before it in quotes: between braces a comma ends a text.")]
    [InlineData("  size:\n", "  string:\n", "'types.string' is a type already. Choose another name.")]
    public void Parse_WithOneMistake_SaysWhatToDo(string from, string to, string problem) =>
        Assert.Contains(Sample.ProblemsOf(Sample.With(from, to)), found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Parse_RulesOnWhatOnlyVersionsBetweenHave_AreTaken()
    {
        var text = Sample.With("version: 2\n", "version: 4\n").Replace(
            "            - rename: { from: label, to: title }",
            """
                        - rename: { from: label, to: name }
                        - default: { attribute: tint, value: green }
                      3:
                        - derive: { attribute: initial, by: Initial }
                      4:
                        - rename: { from: name, to: title }
                        - rename: { from: tint, to: colour }
                        - drop: initial
            """.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);

        var steps = TablesFile.Parse(text, "t.yaml")["things"].Items[0].Steps;

        Assert.Equal([2, 3, 4], steps.Select(step => step.To));
        Assert.Equal([new UpcastRule.Rename("label", "name"), new UpcastRule.Default("tint", "green", "colour")], steps[0].Rules);
        Assert.Equal(new UpcastRule.Drop("initial"), steps[2].Rules[^1]);
    }

    [Fact]
    public void Parse_WithSeveralMistakes_TellsAllOfThemInOrder()
    {
        var text = Sample.With("type: colour,", "type: color,").Replace("resource: ThingTable", "resuorce: ThingTable", StringComparison.Ordinal)
            .Replace("[GetItem, Query]", "[GetItm]", StringComparison.Ordinal);

        var problems = Sample.ProblemsOf(text);

        Assert.Equal(
            ["t.yaml:13:3", "t.yaml:14:5", "t.yaml:35:21", "t.yaml:42:14"],
            problems.Select(problem => string.Join(':', problem.Split(':')[..3])));
        Assert.Contains("Did you mean 'resource'?", problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTHER", "pk: \"T#{other}\", sk: THING", "has a key that 'THING' may have as well.")]
    [InlineData("OTHER", "pk: \"T#{other}\", sk: OTHER", null)]
    [InlineData("OTHER", "pk: \"U#{other}\", sk: THING", null)]
    [InlineData("OTHER", "pk: \"T#fixed\", sk: THING", null)]
    public void Parse_TwoKindsOfItems_AreToldApartByTheirKeys(string name, string key, string? problem)
    {
        var other = $"      {name}:\n        description: Other.\n        key: {{ {key} }}\n        written_by: [people]\n        attributes: {{ x: {{ type: string, description: X. }} }}\n";

        var problems = Sample.ProblemsOf(Sample.With("access:\n", $"{other}access:\n"));

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AnIndexOfSeveralAttributes_HasUpToFourOfEach()
    {
        const string Index = "    indexes:\n      by-all:\n        description: All.\n        partition: [{0}]\n        sort: [{{ name: made_at, type: S }}, {{ name: ttl, type: N }}]\n        projection: KEYS_ONLY\n    billing";
        static string Of(int parts) => string.Format(null, Index, string.Join(", ", new[] { "title", "colour", "pk", "sk", "email" }.Take(parts).Select(name => $"{{ name: {name}, type: S }}")));

        var index = TablesFile.Parse(Sample.With("    billing", Of(4)), "t.yaml")["things"].Indexes[0];

        Assert.Equal((4, 2), (index.Key.Partitions.Count, index.Key.Sorts.Count));
        Assert.Contains(Sample.ProblemsOf(Sample.With("    billing", Of(5))), problem => problem.Contains("has 5 attributes. Write from 1 to 4.", StringComparison.Ordinal));
    }
}
