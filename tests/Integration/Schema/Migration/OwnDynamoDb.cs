using Engines.Local.DynamoDb;

namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>A DynamoDB Local for one class of tests. It makes and removes indexes behind its requests, and the shared one does not get to it for many seconds while others fill their tables.</summary>
public sealed class OwnDynamoDb : IAsyncLifetime
{
    private DynamoDbLocal? local;

    public DynamoDbLocal Local => local ?? throw new InvalidOperationException("It is not started yet.");

    public async Task InitializeAsync() => local = await DynamoDbLocal.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (local is not null)
            await local.DisposeAsync();
    }
}
