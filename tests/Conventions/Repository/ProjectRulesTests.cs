using System.Xml.Linq;
using Engines.Tests.Conventions.Infra;

namespace Engines.Tests.Conventions;

public sealed class ProjectRulesTests
{
    private static readonly string[] TextEndings = [".md", ".yaml", ".yml", ".json", ".toml", ".txt", ".props", ".csproj", "Makefile"];

    public static TheoryData<string> Projects => [.. SourceTree.Files(".csproj")];

    [Theory, MemberData(nameof(Projects))]
    public void Project_RefersToWhatItMay(string path) => Assert.Empty(ProjectRules.Check(path, SourceTree.Read(path)));

    [Theory, MemberData(nameof(Projects))]
    public void Project_HasItsLockFile(string path) =>
        Assert.True(SourceTree.Exists(Beside(path, "packages.lock.json")), $"{path}: restore it and add packages.lock.json");

    [Fact]
    public void Project_ThatIsPublished_HasTheLockFileOfItsPlatform() => Assert.All(
        Engine.All.SelectMany(engine => Shipped(engine.ProjectPath)).Distinct(),
        path => Assert.True(SourceTree.Exists(Beside(path, "packages.linux-x64.lock.json")),
            $"{path}: publish it for linux-x64 and add packages.linux-x64.lock.json"));

    [Fact]
    public void Folders_SayWhatTheyDo() => Assert.Empty(SourceTree.Files(".cs").SelectMany(ProjectRules.Folders).Distinct());

    [Fact]
    public void Texts_NameNoPathOfOneMachine() => Assert.Empty(TextEndings.SelectMany(SourceTree.Files)
        .SelectMany(path => ProjectRules.MachinePaths(SourceTree.Read(path)).Select(problem => $"{path}: {problem}")));

    [Fact]
    public void Packages_AreAllPinnedExactly() => Assert.All(
        XDocument.Parse(SourceTree.Read("Directory.Packages.props")).Descendants("PackageVersion"),
        package => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", package.Attribute("Version")!.Value));

    [Theory]
    [InlineData("libs/A/A.csproj", "../../tools/B/B.csproj", "libs may not know of tools")]
    [InlineData("libs/A/A.csproj", "../../template-sender-engine/src/B/B.csproj", "libs may not know of engine")]
    [InlineData("replies-engine/src/A/A.csproj", "../../../template-sender-engine/src/B/B.csproj", "engine may not know of engine")]
    [InlineData("template-sender-engine/src/A/A.csproj", "../../../tools/B/B.csproj", "engine may not know of tools")]
    [InlineData("tools/A/A.csproj", "../../template-sender-engine/src/B/B.csproj", "tools may not know of engine")]
    [InlineData("tools/A/A.csproj", "../../tests/B/B.csproj", "tools may not know of tests")]
    public void Reference_ThatPointsTheWrongWay_IsCaught(string path, string target, string problem)
    {
        var found = ProjectRules.Check(path, $"<Project><ItemGroup><ProjectReference Include=\"{target}\" /></ItemGroup></Project>");

        Assert.EndsWith(problem, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PackageReference Include=\"A\" Version=\"1.0.0\" />")]
    [InlineData("<PackageReference Include=\"A\" VersionOverride=\"1.0.0\" />")]
    [InlineData("<PackageReference Include=\"A\"><Version>1.0.0</Version></PackageReference>")]
    public void Package_WithAVersionOfItsOwn_IsCaught(string reference) =>
        Assert.Single(ProjectRules.Check("libs/A/A.csproj", $"<Project><ItemGroup>{reference}</ItemGroup></Project>"));

    [Theory]
    [InlineData("libs/A/Services/B.cs")]
    [InlineData("tools/Models/B.cs")]
    [InlineData("tests/Unit/helpers/B.cs")]
    public void Folder_NamedAfterKindsOfType_IsCaught(string path) => Assert.Single(ProjectRules.Folders(path));

    [Theory]
    [InlineData("see /home/dana/src", true)]
    [InlineData("`/work/wt`", true)]
    [InlineData(@"C:\Users\dana", true)]
    [InlineData("/var/task/TemplateSender.dll", false)]
    [InlineData("https://example.test/home/dana", false)]
    [InlineData("shared-infra/work/item", false)]
    public void MachinePath_IsCaught(string text, bool caught) => Assert.Equal(caught, ProjectRules.MachinePaths(text).Any());

    private static IEnumerable<string> Shipped(string path) => XDocument.Parse(SourceTree.Read(path)).Descendants("ProjectReference")
        .Select(reference => Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(path)!, reference.Attribute("Include")!.Value)))
        .Select(full => Path.GetRelativePath(SourceTree.Root, full).Replace('\\', '/'))
        .SelectMany(Shipped).Prepend(path);

    private static string Beside(string path, string name) => $"{Path.GetDirectoryName(path)!.Replace('\\', '/')}/{name}";
}
