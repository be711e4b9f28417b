using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class ReleasesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("engines-releases-").FullName;

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("0.0.0", true)]
    [InlineData("1.2", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("01.2.3", false)]
    [InlineData("1.2.x", false)]
    [InlineData("v1.2.3", false)]
    public void Version_OfAText_IsThreeNumbers(string text, bool isVersion) => Assert.Equal(isVersion ? text : null, ReleaseVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData("description: Things.", "description: All things.", "1.2.3", "1.2.3 is not newer than 1.2.3. Use 1.2.4.")]
    [InlineData("description: Things.", "description: All things.", "1.2.4", null)]
    [InlineData("things: [GetItem, Query]", "things: [GetItem, Query, Scan]", "1.2.4", "1.2.4 says less than the changes mean: access-granted needs at least 1.3.0.")]
    [InlineData("things: [GetItem, Query]", "things: [GetItem, Query, Scan]", "1.3.0", null)]
    [InlineData("things: [GetItem, Query]", "things: [GetItem, Query, Scan]", "2.0.0", null)]
    [InlineData("values: [red, green]", "values: [red, green, blue]", "1.9.0", "1.9.0 says less than the changes mean: enum-value-added needs at least 2.0.0.")]
    [InlineData("values: [red, green]", "values: [red, green, blue]", "2.0.0", null)]
    public void Problem_OfANumber_IsThatItSaysTooLittle(string from, string to, string next, string? problem)
    {
        var changes = SchemaComparison.Compare(TablesFile.Parse(Sample.Text, "a.yaml"), TablesFile.Parse(Sample.With(from, to), "b.yaml"));

        Assert.Equal(problem, Releases.Problem(new(1, 2, 3), ReleaseVersion.Parse(next)!.Value, changes));
    }

    [Fact]
    public void Freeze_ThenChange_ComparesWithTheNewest()
    {
        var releases = new Releases(Path.Combine(folder, "releases"));
        Assert.Null(releases.Last);
        releases.Freeze(new(0, 9, 0), Write(Sample.Text));
        releases.Freeze(new(0, 10, 0), Write(Sample.With("things: [GetItem, Query]", "things: [GetItem, Query, Scan]")));

        var fault = Assert.Throws<SchemaException>(() => releases.Freeze(new(0, 10, 1), Write(Sample.With("colour: { type: colour, default: red,", "colour: { type: string,"))));

        Assert.Equal("0.10.0", releases.Last?.Version.ToString());
        Assert.StartsWith("0.10.1 says less than the changes mean", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, releases.Versions.Count);
    }

    [Fact]
    public void Versions_WithAFileThatIsNone_AreRefused()
    {
        File.WriteAllText(Path.Combine(folder, "newest.yaml"), "");

        Assert.Contains("is not named by a version", Assert.Throws<SchemaException>(() => new Releases(folder).Versions).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Release_OfTheEngines_IsNewEnoughForTheFile()
    {
        var last = new Releases(Path.Combine(Sample.Root, "shared-infra/schema/releases")).Last;

        Assert.NotNull(last);
        Assert.DoesNotContain(SchemaComparison.Compare(last.Value.File, TablesFile.Load(Sample.SchemaPath)), change => change.Kind.Verdict == Verdict.ImpossibleInPlace);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(folder, "tables.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
