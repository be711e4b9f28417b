using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>The replies engine as it is deployed, built once for all tests.</summary>
public sealed class PublishedReplies : IAsyncLifetime
{
    /// <summary>The folder that would be the function's package.</summary>
    public string Folder { get; } = Repository.PathOf("artifacts/e2e/replies");

    public string Assembly => Path.Combine(Folder, "Replies.dll");

    /// <summary>How long publishing took.</summary>
    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync() => Took = await new Publication("replies-engine", "Replies").PublishAsync(Folder);

    public Task DisposeAsync() => Task.CompletedTask;
}
