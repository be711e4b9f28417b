using System.Text;
using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class StackTemplateTests : IDisposable
{
    private const string Template = """
        # Written by people, with  odd   spacing.
        Parameters:
          Environment: { Type: String }   # which one

        Resources:

          Topic:   # before the tables
            Type: AWS::SNS::Topic

          # engines schema: tables (generated, do not edit)
          anything: that was here
          # engines schema: end

          # Behind them.
          Queue:
            Type: AWS::SQS::Queue
        Outputs:
          ThingTable: { Value: "an output may have the name of a table" }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("engines-template-").FullName;

    public StackTemplateTests() => Directory.CreateDirectory(Path.Combine(folder, "schema"));

    [Fact]
    public void Write_OfATemplate_ChangesNothingOutsideTheComments()
    {
        Write(Template);

        var change = Change();
        change.Write();

        var (before, after) = (Template.Split('\n'), Read().Split('\n'));
        var (begin, end) = (Array.FindIndex(after, IsBegin), Array.FindIndex(after, IsEnd));
        Assert.True(change.IsStale);
        Assert.Equal(before[..(Array.FindIndex(before, IsBegin) + 1)], after[..(begin + 1)]);
        Assert.Equal(before[Array.FindIndex(before, IsEnd)..], after[end..]);
        Assert.DoesNotContain("anything: that was here", after);
        Assert.Contains("  ThingTable:", after[begin..end]);
        Assert.Contains("        - { AttributeName: pk, KeyType: HASH }", after[begin..end]);
        Assert.Equal(["", "  ThingTable:"], after[(begin + 1)..(begin + 3)]);
        Assert.Equal("", after[end - 1]);
        Assert.NotEqual("", after[end - 2]);
    }

    [Fact]
    public void Change_OfATemplateThatWasWritten_IsNone()
    {
        Write(Template);
        Change().Write();
        var written = File.GetLastWriteTimeUtc(PathOfTemplate);

        var again = Change();
        again.Write();

        Assert.False(again.IsStale);
        Assert.Equal(written, File.GetLastWriteTimeUtc(PathOfTemplate));
    }

    [Fact]
    public void Change_AfterAHandWasOnATable_IsStale()
    {
        Write(Template);
        Change().Write();
        Write(Read().Replace("KeyType: RANGE", "KeyType: HASH", StringComparison.Ordinal));

        Assert.True(Change().IsStale);
    }

    [Fact]
    public void Write_WithOtherEndsOfLinesAndAByteOrderMark_KeepsBoth()
    {
        File.WriteAllBytes(PathOfTemplate, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Template.ReplaceLineEndings("\r\n"))]);

        Change().Write();

        var bytes = File.ReadAllBytes(PathOfTemplate);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(bytes.Count(one => one == '\n'), bytes.Count(one => one == '\r'));
        Assert.False(Change().IsStale);
    }

    [Fact]
    public void Write_WithDeeperResources_IndentsTheTables()
    {
        Write(Template.Replace("\n  ", "\n    ", StringComparison.Ordinal));

        Change().Write();

        Assert.Contains("\n    ThingTable:\n      Type: AWS::DynamoDB::Table\n", Read(), StringComparison.Ordinal);
        Assert.False(Change().IsStale);
    }

    [Fact]
    public void Change_WithoutTheTemplate_NamesTheEntryOfTheSchema()
    {
        var fault = Assert.Throws<SchemaException>(Change);

        Assert.EndsWith(
            "tables.yaml:2:1: 'template' names ../template.yaml, and there is no such file. Name a template that is there, from the folder of this file, or remove the entry to get the tables as a file.",
            fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  # engines schema: tables (generated, do not edit)\n", "", "5:1: no line says '# engines schema: tables'. Put '  # engines schema: tables (generated, do not edit)' before the tables in Resources, and '  # engines schema: end' behind them.")]
    [InlineData("  # engines schema: end\n", "", "10:3: no line says '# engines schema: end'. Put '  # engines schema: end' behind the last table.")]
    [InlineData("  # Behind them.\n", "  # engines schema: tables\n", "14:3: '# engines schema: tables' stands in line 10 already. Remove one of the two: all tables stand in one place.")]
    [InlineData("  # Behind them.\n", "  # engines schema: end\n", "14:3: '# engines schema: end' stands in line 12 already. Remove one of the two: what stands before the first is generated.")]
    [InlineData("Outputs:\n", "Outputs:\n  # engines schema: end\n", "18:3: '# engines schema: end' stands in line 12 already. Remove one of the two: what stands before the first is generated.")]
    [InlineData("  Topic:   # before the tables\n", "  ThingTable:\n", "7:3: 'ThingTable' is a table of the schema, and stands outside '# engines schema: tables'. Remove it here: it is generated between the two comments.")]
    [InlineData("  Queue:\n", "  ThingTable: {}\n", "15:3: 'ThingTable' is a table of the schema, and stands outside '# engines schema: tables'. Remove it here: it is generated between the two comments.")]
    [InlineData("  # engines schema: tables (generated, do not edit)\n", "# engines schema: tables\n", "10:1: this is not indented. Indent it as the names of resources are: the tables are indented as it is.")]
    [InlineData("Resources:\n", "Conditions:\n", "10:3: this stands in the section Conditions. Put it into Resources.")]
    public void Change_OfATemplateThatDoesNotSayWhere_IsRefused(string from, string to, string message)
    {
        Assert.Contains(from, Template, StringComparison.Ordinal);
        Write(Template.Replace(from, to, StringComparison.Ordinal));

        var fault = Assert.Throws<SchemaException>(Change);

        Assert.Equal($"../template.yaml:{message}", fault.Message);
    }

    [Fact]
    public void Change_WithTheEndFirst_IsRefused()
    {
        Write("Resources:\n  # engines schema: end\n  # engines schema: tables\n");

        var fault = Assert.Throws<SchemaException>(Change);

        Assert.Equal("../template.yaml:2:3: '# engines schema: end' stands before '# engines schema: tables' in line 3. Put it behind the last table.", fault.Message);
    }

    [Fact]
    public void Change_OfWhatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(PathOfTemplate, [(byte)'#', 0xFF, (byte)'\n']);

        Assert.Equal("../template.yaml:1:1: it is not UTF-8. Save it as UTF-8.", Assert.Throws<SchemaException>(Change).Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOfTemplate => Path.Combine(folder, "template.yaml");

    private static bool IsBegin(string line) => line.Contains("engines schema: tables", StringComparison.Ordinal);

    private static bool IsEnd(string line) => line.Contains("engines schema: end", StringComparison.Ordinal);

    private void Write(string text) => File.WriteAllText(PathOfTemplate, text);

    private string Read() => File.ReadAllText(PathOfTemplate);

    private TemplateChange Change()
    {
        var text = Sample.Text.Replace("version: 1\n", "version: 1\ntemplate: ../template.yaml\n", StringComparison.Ordinal);
        return SchemaGenerator.InPlace(TablesFile.Parse(text, Path.Combine(folder, "schema", "tables.yaml")), SchemaGenerator.Targets)!;
    }
}
