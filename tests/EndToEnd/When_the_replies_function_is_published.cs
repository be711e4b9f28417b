using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

[Collection(EndToEndTests.Name)]
public sealed class When_the_replies_function_is_published(PublishedReplies replies, ITestOutputHelper output)
{
    /// <summary>23.4 MB when this was written, 13.9 MB of it OpenAI's package, and a fifth more: a package that grows past that has taken something in.</summary>
    private const long BytesMax = 28_100_000;

    private static readonly string[] Ours = ["Engines.Channels.dll", "Engines.Conversations.dll", "Engines.Lambda.dll", "Engines.Tables.dll", "Replies.dll"];

    private static readonly string[] Foreign =
    [
        "AWSSDK.Core.dll",
        "AWSSDK.DynamoDBv2.dll",
        "Microsoft.Extensions.Configuration.Abstractions.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "Microsoft.Extensions.Diagnostics.Abstractions.dll",
        "Microsoft.Extensions.FileProviders.Abstractions.dll",
        "Microsoft.Extensions.Hosting.Abstractions.dll",
        "Microsoft.Extensions.Logging.Abstractions.dll",
        "Microsoft.Extensions.Options.dll",
        "Microsoft.Extensions.Primitives.dll",
        "OpenAI.dll",
        "System.ClientModel.dll",
        "System.Memory.Data.dll",
    ];

    [Fact]
    public void Should_hold_exactly_the_assemblies_that_the_function_needs()
    {
        var assemblies = Directory.EnumerateFiles(replies.Folder, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(replies.Folder, file))
            .Order(StringComparer.Ordinal);
        Assert.Equal(Ours.Concat(Foreign).Order(StringComparer.Ordinal), assemblies);
    }

    [Fact]
    public void Should_hold_machine_code_for_every_assembly() =>
        Assert.All(Ours.Concat(Foreign), name => Assert.True(MachineCode.IsIn(Path.Combine(replies.Folder, name)), $"{name} was not compiled ahead of time."));

    [Fact]
    public void Should_hold_no_executable_of_its_own()
    {
        var extensions = Directory.EnumerateFiles(replies.Folder, "*", SearchOption.AllDirectories).Select(Path.GetExtension).Distinct();
        Assert.Empty(extensions.Except([".dll", ".pdb", ".json"]));
    }

    [Fact]
    public void Should_stay_small()
    {
        var bytes = new DirectoryInfo(replies.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Figures.Write("published replies engine", $"{bytes / 1e6:F1} MB, made in {replies.Took.TotalSeconds:F0} s", output);
        Assert.InRange(bytes, 1, BytesMax);
    }
}
