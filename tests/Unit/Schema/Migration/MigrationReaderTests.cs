using Engines.Schema;
using Engines.Schema.Migration;

namespace Engines.Tests.Unit.Schema.Migration;

public sealed class MigrationReaderTests
{
    private const string Good = """
        version: 1
        kind: data
        description: A title.
        table: shop
        item: order
        from: 1
        to: 2
        steps:
          - rename: { from: label, to: title }
          - default: { attribute: tries, value: 7 }
          - default: { attribute: code, value: "7" }
          - default: { attribute: open, value: true }
          - split: { attribute: place, by: "#", into: [row, seat] }
          - join: { attributes: [row, seat], by: "/", into: place }
          - map: { attribute: state, words: { a: b }, others: keep }
        """;

    [Fact]
    public void Parse_GoodText_KeepsTheStepsInOrder()
    {
        var data = Assert.IsType<MigrationFile.Data>(MigrationFolder.Parse(Good, "migrations/0007-a-title.yaml"));

        Assert.Equal(("0007-a-title", "shop", "order", 1, 2), (data.Id, data.Table, data.Item, data.From, data.To));
        Assert.Equal(["N", "S", "BOOL"], data.Steps.OfType<MigrationStep.Default>().Select(step => step.Value.Letter));
        Assert.IsType<MigrationStep.Rename>(data.Steps[0]);
        Assert.True(Assert.IsType<MigrationStep.Map>(data.Steps[^1]).KeepsOthers);
    }

    [Theory]
    [InlineData("kind: data", "kind: date", 2, "Did you mean 'data'?")]
    [InlineData("to: 2\n", "to: 1\n", 7, "migrations go forward only")]
    [InlineData("- rename: {", "- renam: {", 9, "Did you mean 'rename'?")]
    [InlineData("to: title", "too: title", 9, "Did you mean 'to'?")]
    [InlineData("into: [row, seat]", "into: [row]", 13, "fewer than two names")]
    [InlineData("others: keep", "others: drop", 15, "Use one of: refuse, keep")]
    [InlineData("  - join: {", "  - add: { attribute: title, by: 1 }\n  - join: {", 8, "adds to 'title' and does something else with it")]
    [InlineData("  - join: {", "  - derive: { attribute: x, of: \"{a\" }\n  - join: {", 14, "is not a text made of attributes")]
    [InlineData("  - join: {", "  - convert: { attribute: x, from: string, to: unix_millis }\n  - join: {", 14, "nothing becomes from 'string'")]
    public void Parse_Mistake_SaysWhereAndWhatToDo(string from, string to, int line, string says)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);

        var fault = Assert.Throws<SchemaException>(() => MigrationFolder.Parse(Good.Replace(from, to, StringComparison.Ordinal), "0007-a-title.yaml"));

        Assert.Contains(fault.Problems, problem => problem.Line == line && problem.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_Requirements_AreOfFiveKinds()
    {
        const string Text = "version: 1\nkind: structure\ndescription: X.\ntable: shop\nrequires: [table, { index: a }, { no_index: b }, { ttl: c }, { stream: new_image }, { stream: none }]\n";

        var structure = Assert.IsType<MigrationFile.Structure>(MigrationFolder.Parse(Text, "0001-x.yaml"));
        var fault = Assert.Throws<SchemaException>(() => MigrationFolder.Parse(Text.Replace("new_image", "new_images", StringComparison.Ordinal), "0001-x.yaml"));

        Assert.Equal("the table, the index a, the index b gone, expiry by c, a stream of new_image, no stream", string.Join(", ", structure.Requires));
        Assert.Contains("Did you mean 'new_image'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OtherLineEnds_HasTheSameChecksum() => Assert.Equal(
        MigrationFolder.Parse(Good, "0001-a.yaml").Checksum, MigrationFolder.Parse(Good.ReplaceLineEndings("\r\n"), "0001-a.yaml").Checksum);

    [Fact]
    public void Load_TwoFilesWithOneNumberAndABadName_AreAllTold()
    {
        var folder = Directory.CreateTempSubdirectory("migrations-").FullName;
        foreach (var name in new[] { "0001-a.yaml", "0001-b.yaml", "third.yaml" })
            File.WriteAllText(Path.Combine(folder, name), Good);

        var fault = Assert.Throws<SchemaException>(() => MigrationFolder.Load(folder));

        Assert.Equal(2, fault.Problems.Count);
        Assert.Contains("the number 0001 is there twice", fault.Message, StringComparison.Ordinal);
        Assert.Contains("does not say its place", fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
