using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

[Collection(EndToEndTests.Name)]
public sealed class When_the_sender_is_published(PublishedSender sender, ITestOutputHelper output)
{
    /// <summary>6.9 MB when this was written, and a fifth more: a package that grows past that has taken something in.</summary>
    private const long BytesMax = 8_300_000;

    private static readonly string[] Expected =
    [
        "AWSSDK.Core.dll",
        "AWSSDK.DynamoDBv2.dll",
        "Engines.Channels.dll",
        "Engines.Conversations.dll",
        "Engines.Lambda.dll",
        "Engines.Tables.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "Microsoft.Extensions.Logging.Abstractions.dll",
        "TemplateSender.dll",
    ];

    [Fact]
    public void Should_hold_exactly_the_assemblies_that_the_function_needs()
    {
        var assemblies = Directory.EnumerateFiles(sender.Folder, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(sender.Folder, file))
            .Order(StringComparer.Ordinal);
        Assert.Equal(Expected, assemblies);
    }

    [Fact]
    public void Should_hold_machine_code_for_every_assembly() => Assert.All(Expected, name => Assert.True(MachineCode.IsIn(Path.Combine(sender.Folder, name)), $"{name} was not compiled ahead of time."));

    [Fact]
    public void Should_hold_no_executable_of_its_own()
    {
        var extensions = Directory.EnumerateFiles(sender.Folder, "*", SearchOption.AllDirectories).Select(Path.GetExtension).Distinct();
        Assert.Empty(extensions.Except([".dll", ".pdb", ".json"]));
    }

    [Fact]
    public void Should_stay_small()
    {
        var bytes = new DirectoryInfo(sender.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Figures.Write("published sender", $"{bytes / 1e6:F1} MB, made in {sender.Took.TotalSeconds:F0} s", output);
        Assert.InRange(bytes, 1, BytesMax);
    }
}
