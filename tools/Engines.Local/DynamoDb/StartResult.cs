namespace Engines.Local.DynamoDb;

/// <summary>What one way of getting a DynamoDB Local came to.</summary>
internal abstract record StartResult
{
    private StartResult()
    {
    }

    /// <summary>It answers. <paramref name="Owned"/> is what has to be stopped in the end; null where somebody else runs it.</summary>
    public sealed record Started(Uri Endpoint, IAsyncDisposable? Owned) : StartResult;

    /// <summary>This way is closed on this machine.</summary>
    public sealed record Unavailable(string Way, string Reason, string Remedy) : StartResult
    {
        public override string ToString() => $"{Way}: {Reason} Remedy: {Remedy}";
    }
}

/// <summary>No DynamoDB Local could be had; the message lists every way that was tried, why it failed and what would help.</summary>
public sealed class DynamoDbLocalException(string message) : Exception(message);
