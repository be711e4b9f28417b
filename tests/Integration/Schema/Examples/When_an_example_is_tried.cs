using Engines.Local.DynamoDb;
using Engines.Schema;
using Engines.Tests.Integration.Schema.Live;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Schema.Examples;

/// <summary><c>engines schema create</c>, for whoever tries a file on an emulator.</summary>
public sealed class When_an_example_is_tried
{
    private static readonly string Forum = Repository.PathOf("shared-infra/schema/examples/forum/tables.yaml");

    [Fact]
    public async Task Should_have_its_tables()
    {
        var local = await DynamoDbLocal.SharedAsync();
        using var dynamo = local.CreateClient();
        string[] create = ["create", "--file", Forum, "--names", $"tried-{Environment.ProcessId}-{TableNaming.Place}", "--endpoint-url", local.Endpoint.ToString()];

        var (code, text) = await LiveWorld.RunAsync(create);
        var (again, same) = await LiveWorld.RunAsync(create);

        Assert.Equal((0, 0), (code, again));
        Assert.Equal(text, same);
        Assert.Contains($"tried-{Environment.ProcessId}-posts: key thread_id, post_id; by-author, by-state", text, StringComparison.Ordinal);
        var table = (await dynamo.DescribeTableAsync($"tried-{Environment.ProcessId}-posts")).Table;
        Assert.Equal(["by-author", "by-state"], table.GlobalSecondaryIndexes.Select(index => index.IndexName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Should_not_touch_an_account()
    {
        var (code, text) = await LiveWorld.RunAsync("create", "--file", Forum, "--endpoint-url", "https://dynamodb.example.test");

        Assert.Equal(2, code);
        Assert.Contains("create is for an emulator on this machine", text, StringComparison.Ordinal);
    }
}
