using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class TablesFileTests
{
    private const string Minimal = """
        version: 1
        tables:
          things:
            resource: ThingTable
            description: Things.
            key:
              partition: { name: id, type: S }
            indexes:
              by-owner:
                description: For screens.
                partition: { name: owner, type: S }
                projection: INCLUDE
                attributes: [colour]
            billing: on_demand
            ttl: ttl
            point_in_time_recovery: true
            encryption: by_parameter
            deletion_protection: by_parameter
            items:
              THING:
                description: One thing.
                key: { id: "{id}" }
                written_by: [people]
                attributes:
                  schema_version: { type: N, required: true, personal: false, description: Version. }
                  owner: { type: S, required: false, personal: false, description: Whose. }
                  colour: { type: S, required: false, personal: false, description: Which. }
                  note: { type: S, required: false, personal: true, description: Any. }
                  ttl: { type: N, required: false, personal: false, description: Until. }
        access:
          reader:
            things: [Query, GetItem]
        """;

    [Fact]
    public void Parse_AWholeFile_KeepsWhatItSays()
    {
        var file = TablesFile.Parse(Minimal, "t.yaml");

        var table = Assert.Single(file.Tables);
        Assert.Equal(("things", "ThingTable", "ttl", true), (table.Name, table.Resource, table.Settings.TimeToLive, table.Settings.PointInTimeRecovery));
        Assert.Equal([new KeyAttribute("id", "S")], table.Key.Attributes);
        Assert.Equal(["colour"], Assert.Single(table.Indexes).Attributes);
        Assert.Equal(
            new ItemAttribute { Name = "note", Value = new AttributeType.Text(), IsRequired = false, IsPersonal = true, Description = "Any." },
            Assert.Single(table.Items).Attributes[3]);
        Assert.Equal(["GetItem", "Query"], file.Access["reader"]["things"]);
    }

    [Theory]
    [InlineData("version: 1", "version: 2", "t.yaml:1:1: 'version' is 2. Write 1.")]
    [InlineData("    ttl: ttl", "    tll: ttl", "t.yaml:15:5: 'tables.things.tll' is not known. Did you mean 'ttl'? Remove it, or use one of: resource, ")]
    [InlineData("    billing: on_demand\n", "", "t.yaml:3:3: 'tables.things' lacks 'billing'. Add 'billing:'.")]
    [InlineData("billing: on_demand", "billing: provisioned", "t.yaml:14:5: 'tables.things.billing' is 'provisioned'. Use one of: on_demand.")]
    [InlineData("ttl: ttl", "ttl: colour", "t.yaml:15:5: 'tables.things.ttl' names 'colour', which no item has as a number.")]
    [InlineData("[colour]", "[note]", "t.yaml:9:7: 'tables.things.indexes.by-owner' carries 'note', which is personal. Leave it out of the index, or say")]
    [InlineData("[colour]", "[size]", "t.yaml:9:7: 'tables.things.indexes.by-owner' carries 'size', which no item has.")]
    [InlineData("[colour]", "[]", "t.yaml:9:7: 'tables.things.indexes.by-owner' has projection INCLUDE and 0 attributes.")]
    [InlineData("name: owner, type: S", "name: owner, type: N",
        "t.yaml:9:7: 'tables.things.indexes.by-owner' has the key 'owner', which no item has with type N.")]
    [InlineData("key: { id: \"{id}\" }", "key: { ID: \"{id}\" }", "t.yaml:22:16: 'tables.things.items.THING.key.ID' is not known.")]
    [InlineData("schema_version:", "version:", "t.yaml:24:9: 'tables.things.items.THING.attributes' lacks a required 'schema_version' of type N.")]
    [InlineData("note:", "id:", "t.yaml:28:11: 'tables.things.items.THING.attributes.id' is a key of the table.")]
    [InlineData("personal: true", "personal: maybe", "t.yaml:28:45: 'tables.things.items.THING.attributes.note.personal' is 'maybe'. Use one of: false, true.")]
    [InlineData("[Query, GetItem]", "[Query, Query]", "t.yaml:32:21: 'access.reader.things[1]' repeats 'Query'. Name it once.")]
    [InlineData("[Query, GetItem]", "[Read]", "t.yaml:32:14: 'access.reader.things[0]' is 'Read'. Use one of: BatchGetItem, ")]
    [InlineData("    things: [", "    people: [", "t.yaml:32:5: 'access.reader.people' is not a table. Use one of: things.")]
    [InlineData("resource: ThingTable", "resource: [ThingTable]", "t.yaml:4:5: 'tables.things.resource' is not a text.")]
    [InlineData("description: Whose.", "description: Whose, and why", "t.yaml:26:83: 'tables.things.items.THING.attributes.owner.and why' is not known.")]
    [InlineData("things:\n    resource", "things: [\n    resource", "t.yaml:")]
    public void Parse_WithOneMistake_SaysWhereAndWhatToDo(string from, string to, string message)
    {
        Assert.Contains(from, Minimal, StringComparison.Ordinal);

        var fault = Assert.Throws<SchemaException>(() => TablesFile.Parse(Minimal.Replace(from, to, StringComparison.Ordinal), "t.yaml"));

        Assert.Contains(fault.Problems, problem => problem.ToString().StartsWith(message, StringComparison.Ordinal));
        Assert.True(fault is { File: "t.yaml", Line: > 0, Column: > 0 });
    }
}
