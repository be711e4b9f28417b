using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>The sender as it is deployed, built once for all tests.</summary>
public sealed class PublishedSender : IAsyncLifetime
{
    /// <summary>The folder that would be the function's package.</summary>
    public string Folder { get; } = Repository.PathOf("artifacts/e2e/sender");

    public string Assembly => Path.Combine(Folder, "TemplateSender.dll");

    /// <summary>How long publishing took.</summary>
    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync() => Took = await new Publication("template-sender-engine", "TemplateSender").PublishAsync(Folder);

    public Task DisposeAsync() => Task.CompletedTask;
}
