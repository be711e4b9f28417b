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

    [Fact]
    public async Task Should_make_the_tables_of_the_template_in_place()
    {
        var schema = Path.Combine(Copy(), "tables.yaml");
        var template = Path.Combine(folder, "template.yaml");
        var before = await File.ReadAllBytesAsync(template);
        await File.WriteAllTextAsync(template, (await File.ReadAllTextAsync(template)).Replace("AttributeName: last_activity_at, KeyType: RANGE", "AttributeName: ttl, KeyType: RANGE", StringComparison.Ordinal));

        var (staleCode, stale) = await LiveWorld.RunAsync("generate", "--check", "--file", schema);
        var (code, written) = await LiveWorld.RunAsync("generate", "--file", schema);

        Assert.Equal(1, staleCode);
        Assert.Contains("stale: ../template.yaml", stale, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Contains("written: ../template.yaml", written, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(template));
        Assert.Equal(0, (await LiveWorld.RunAsync("generate", "--check", "--file", schema)).Code);
    }

    [Fact]
    public async Task Should_leave_the_template_alone_when_the_tables_are_not_asked_for()
    {
        var schema = Path.Combine(Copy(), "tables.yaml");
        File.Delete(Path.Combine(folder, "template.yaml"));

        var (code, text) = await LiveWorld.RunAsync("generate", "--check", "--target", "csharp", "--file", schema);
        var (allCode, all) = await LiveWorld.RunAsync("generate", "--file", schema);

        Assert.True(code == 0, text);
        Assert.Equal(2, allCode);
        Assert.Contains("'template' names ../template.yaml, and there is no such file", all, StringComparison.Ordinal);
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
        var source = Repository.PathOf("shared-infra");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(source, "schema"), "*", SearchOption.AllDirectories).Append(Path.Combine(source, "template.yaml")))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return Path.Combine(folder, "schema");
    }
}
