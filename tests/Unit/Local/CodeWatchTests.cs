using System.Threading.Channels;
using Engines.Local.Functions.Watching;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Local;

/// <summary>What changed sources lead to. The build is the test; the files are real.</summary>
public sealed class CodeWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly FakeTimeProvider clock = new();
    private readonly Channel<CodeChange> heard = Channel.CreateUnbounded<CodeChange>();
    private readonly List<string> running = [];
    private readonly CodeCopies copies;
    private BuildResult build = new(true, []);

    public CodeWatchTests()
    {
        Directory.CreateDirectory(PathOf("src/obj"));
        Directory.CreateDirectory(PathOf("built"));
        File.WriteAllText(PathOf("built/Engine.dll"), "old");
        copies = new(PathOf("copies"), PathOf("built/Engine.dll"));
        running.Add(copies.Next());
    }

    [Fact]
    public async Task Change_OfSeveralFiles_IsBuiltOnceAndTakesOver()
    {
        await using var watch = Start();
        File.WriteAllText(PathOf("src/A.cs"), "one");
        File.WriteAllText(PathOf("src/B.cs"), "two");
        File.WriteAllText(PathOf("built/Engine.dll"), "new");

        Assert.Equal(new CodeChange.Building(2), await NextAsync());
        Assert.IsType<CodeChange.Replaced>(await NextAsync());
        Assert.Equal(2, running.Count);
        Assert.Equal("new", File.ReadAllText(running[1]));
        Assert.False(File.Exists(running[0]), "Nothing runs the old copy any more.");
        Assert.False(heard.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Change_ThatDoesNotBuild_IsShownAndTheOldCodeStays()
    {
        await using var watch = Start();
        build = new(false, ["A.cs(1,1): error CS1002: ; expected"]);
        File.WriteAllText(PathOf("src/A.cs"), "one");

        Assert.IsType<CodeChange.Building>(await NextAsync());
        Assert.Equal(["A.cs(1,1): error CS1002: ; expected"], Assert.IsType<CodeChange.Broken>(await NextAsync()).Output);
        Assert.Equal("old", File.ReadAllText(Assert.Single(running)));

        build = new(true, []);
        File.WriteAllText(PathOf("src/A.cs"), "two");
        Assert.IsType<CodeChange.Building>(await NextAsync());
        Assert.IsType<CodeChange.Replaced>(await NextAsync());
    }

    [Theory]
    [InlineData("A.cs", true)]
    [InlineData("Inner/Engine.csproj", true)]
    [InlineData("Inner/packages.lock.json", true)]
    [InlineData("obj/project.assets.json", false)]
    [InlineData("Inner/bin/A.cs", false)]
    [InlineData("notes.md", false)]
    public void IsSource_OfAFile_LeavesOutWhatBuildsWrite(string path, bool isSource) =>
        Assert.Equal(isSource, CodeWatch.IsSource("/src", Path.Combine("/src", path)));

    public void Dispose()
    {
        copies.Dispose();
        Assert.False(Directory.Exists(PathOf("copies")));
        Directory.Delete(folder, recursive: true);
    }

    private CodeWatch Start() => CodeWatch.Start(
        new()
        {
            Folders = [PathOf("src")],
            BuildAsync = _ => Task.FromResult(build),
            ReplaceAsync = (assembly, _) =>
            {
                running.Add(assembly);
                return Task.CompletedTask;
            },
            Heard = change => heard.Writer.TryWrite(change),
        },
        copies,
        clock);

    // When the system tells of a file is its own affair; from then on the test's clock decides.
    private async Task<CodeChange> NextAsync()
    {
        var next = heard.Reader.ReadAsync().AsTask();
        var started = TimeProvider.System.GetTimestamp();
        while (await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System)) != next)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "Nothing was heard.");
            clock.Advance(TimeSpan.FromMilliseconds(300));
        }

        return await next;
    }

    private string PathOf(string path) => Path.Combine(folder, path);
}
