using Engines.Schema;
using Engines.Tests.Integration.Schema.Live;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Schema;

/// <summary><c>engines schema generate --check</c> and <c>engines schema validate</c> on what is committed, and on copies that somebody forgot to finish.</summary>
public sealed class When_the_committed_schema_is_checked : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("engines-schema-").FullName;

    public static TheoryData<string> Schemas => [.. Directory.EnumerateFiles(Repository.PathOf("shared-infra/schema/examples"), "tables.yaml", SearchOption.AllDirectories)
        .Append(Repository.PathOf("shared-infra/schema/tables.yaml")).Select(path => Path.GetRelativePath(Repository.PathOf("."), path))];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Should_have_no_mistake(string path)
    {
        var (code, text) = await LiveWorld.RunAsync("lint", "--file", Repository.PathOf(path));

        Assert.True(code == 0, text);
    }

    [Fact]
    public async Task Should_have_nothing_stale()
    {
        var (code, text) = await LiveWorld.RunAsync("generate", "--check", "--file", LiveWorld.SchemaPath);

        Assert.True(code == 0, text);
    }

    [Fact]
    public async Task Should_have_a_release_for_what_is_not_compatible()
    {
        var (code, text) = await ValidateAsync(LiveWorld.SchemaPath);

        Assert.True(code == 0, $"Freeze a release with `engines schema release`, or take back what breaks programs of the last one:\n{text}");
    }

    [Theory]
    [InlineData("csharp/Conversations/OutItem.cs")]
    [InlineData("python/engines_tables/out_item.py")]
    [InlineData("markdown/data-model.md")]
    public async Task Should_tell_a_generated_file_that_was_changed(string file)
    {
        var copy = Copy();
        await File.AppendAllTextAsync(Path.Combine(copy, "generated", file), "\n");

        var (code, text) = await LiveWorld.RunAsync("generate", "--check", "--file", Path.Combine(copy, "tables.yaml"));

        Assert.Equal(1, code);
        Assert.Contains($"stale: {file}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("          attempt_id: { type: string, ", "          attempt_id: { type: string, required: true, ", "attribute-became-required")]
    [InlineData("          attempt: { type: integer,", "          attempt: { type: string,", "attribute-type-changed")]
    [InlineData("ses: Amazon SES. }", "ses: Amazon SES., sns: Amazon SNS. }", "enum-value-added")]
    [InlineData("item_id: \"IN#{provider_message_id}\"", "item_id: \"INBOUND#{provider_message_id}\"", "item-key-pattern-changed")]
    public async Task Should_tell_a_change_that_needs_a_release(string from, string to, string kind)
    {
        var path = Path.Combine(Copy(), "tables.yaml");
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));

        var (code, told) = await ValidateAsync(path);

        Assert.Equal(1, code);
        Assert.Contains(kind, told, StringComparison.Ordinal);
        Assert.Equal(1, (await LiveWorld.RunAsync("generate", "--check", "--file", path)).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The next minor version is enough for all that is compatible, and for nothing else.
    private static Task<(int Code, string Text)> ValidateAsync(string path)
    {
        var last = new Releases(Path.Combine(Path.GetDirectoryName(path)!, "releases")).Last!.Value.Version;
        return LiveWorld.RunAsync("validate", "--file", path, "--version", last.Next(Bump.Minor).ToString());
    }

    private string Copy()
    {
        var source = Repository.PathOf("shared-infra/schema");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return folder;
    }
}
