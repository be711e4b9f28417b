using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class SchemaGeneratorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("engines-schema-").FullName;

    [Fact]
    public void Generate_ForTheEngines_IsWhatIsCommitted()
    {
        var files = SchemaGenerator.Generate(TablesFile.Load(Sample.SchemaPath), SchemaGenerator.Targets);

        var differences = GeneratedFolder.Compare(Path.Combine(Sample.Root, "shared-infra/schema/generated"), SchemaGenerator.Targets, files);

        Assert.True(differences.Count == 0, $"Run `engines schema generate` and commit: {string.Join(", ", differences)}");
        Assert.False(SchemaGenerator.InPlace(TablesFile.Load(Sample.SchemaPath), SchemaGenerator.Targets)!.IsStale, "Run `engines schema generate` and commit the template.");
    }

    [Fact]
    public void Generate_ForTheRoundTrip_IsWhatIsCommitted()
    {
        var place = Path.Combine(Sample.Root, "tests/Integration/Schema/Everything");
        var files = SchemaGenerator.Generate(TablesFile.Load(Path.Combine(place, "tables.yaml")), ["csharp"]);

        Assert.Empty(GeneratedFolder.Compare(place, ["csharp"], files));
    }

    [Fact]
    public void Generate_Twice_IsTheSame()
    {
        var file = TablesFile.Parse(Sample.Text, "t.yaml");

        Assert.Equal(SchemaGenerator.Generate(file, SchemaGenerator.Targets), SchemaGenerator.Generate(file, SchemaGenerator.Targets.Reverse()));
    }

    [Fact]
    public void Generate_EveryFile_HasLineFeedsAndSaysWhereItComesFrom() =>
        Assert.All(SchemaGenerator.Generate(TablesFile.Parse(Sample.Text, "t.yaml"), SchemaGenerator.Targets.Except(["iam"])).Where(file => file.Text.Length > 0), file =>
        {
            Assert.DoesNotContain('\r', file.Text);
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.Contains("Generated from tables.yaml by `engines schema generate`. Do not edit.", file.Text, StringComparison.Ordinal);
            Assert.All(file.Text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        });

    [Fact]
    public void Generate_WithAnUnknownTarget_SaysWhichThereAre()
    {
        var fault = Assert.Throws<SchemaException>(() => SchemaGenerator.Generate(TablesFile.Parse(Sample.Text, "t.yaml"), ["pyhton"]));

        Assert.StartsWith("There is no target 'pyhton'. Did you mean 'python'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_WithATemplateOfOnesOwn_UsesIt()
    {
        Directory.CreateDirectory(Path.Combine(folder, "markdown"));
        File.WriteAllText(Path.Combine(folder, "markdown/access.md.hbs"), "{{#each services}}\n{{name}}!\n{{/each}}\n");

        var files = SchemaGenerator.Generate(TablesFile.Parse(Sample.Text, "t.yaml"), ["markdown"], folder);

        Assert.Equal("reader!\n", files.Single(file => file.Path == "markdown/access.md").Text);
        Assert.Contains("# Data model", files.Single(file => file.Path == "markdown/data-model.md").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", "SizeNames")]
    [InlineData("thing", "ThingTypeNames")]
    public void Generate_AStructure_HasItsNamesInEveryLanguage(string type, string names)
    {
        var text = Sample.With("  size:\n", $"  {type}:\n").Replace("of: size", $"of: {type}", StringComparison.Ordinal);

        var files = SchemaGenerator.Generate(TablesFile.Parse(text, "t.yaml"), ["csharp", "python", "typescript"]).ToDictionary(file => file.Path, file => file.Text);

        Assert.Contains("public const string Width = \"width\";", files[$"csharp/Types/{names}.cs"], StringComparison.Ordinal);
        Assert.Contains("public const string Sizes = \"sizes\";", files["csharp/Things/ThingNames.cs"], StringComparison.Ordinal);
        Assert.Contains($"class {names}:\n    \"\"\"The attribute names of {type[..1].ToUpperInvariant()}{type[1..]}, for expressions.\"\"\"\n\n    WIDTH = \"width\"\n", files["python/tables/types.py"], StringComparison.Ordinal);
        Assert.Contains($"    \"{names}\",\n", files["python/tables/__init__.py"], StringComparison.Ordinal);
        Assert.Contains("  names: { Width: \"width\" } as const,\n", files["typescript/types.ts"], StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_WithOneFileChangedLostOrAdded_Differs()
    {
        var files = SchemaGenerator.Generate(TablesFile.Parse(Sample.Text, "t.yaml"), ["markdown"]);
        Assert.Equal(3, GeneratedFolder.Write(folder, ["markdown"], files).Count);
        Assert.Empty(GeneratedFolder.Compare(folder, ["markdown"], files));

        File.AppendAllText(Path.Combine(folder, "markdown/access.md"), "more");
        File.Delete(Path.Combine(folder, "markdown/data-model.md"));
        File.WriteAllText(Path.Combine(folder, "markdown/other.md"), "");

        FolderDifference[] expected =
            [new("markdown/access.md", FolderDifferenceKind.Stale), new("markdown/data-model.md", FolderDifferenceKind.Missing), new("markdown/other.md", FolderDifferenceKind.Stray)];
        Assert.Equal(expected, GeneratedFolder.Write(folder, ["markdown"], files));
        Assert.Empty(GeneratedFolder.Compare(folder, ["markdown"], files));
        Assert.False(File.Exists(Path.Combine(folder, "markdown/other.md")));
    }

    [Fact]
    public void Generate_WithATemplate_MakesNoFileOfTheTables()
    {
        var file = TablesFile.Load(Sample.SchemaPath);

        Assert.Empty(SchemaGenerator.Generate(file, ["cloudformation"]));
        Assert.NotNull(SchemaGenerator.InPlace(file, ["cloudformation"]));
        Assert.Null(SchemaGenerator.InPlace(file, ["csharp"]));
        Assert.Null(SchemaGenerator.InPlace(TablesFile.Parse(Sample.Text, "t.yaml"), ["cloudformation"]));
        Assert.Equal("cloudformation/tables.yaml", SchemaGenerator.Generate(TablesFile.Parse(Sample.Text, "t.yaml"), ["cloudformation"]).Single().Path);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
