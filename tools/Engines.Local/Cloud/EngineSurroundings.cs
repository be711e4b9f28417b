using Engines.Conversations;
using Engines.Local.Queues;

namespace Engines.Local.Cloud;

/// <summary>What an engine finds around itself, and where.</summary>
public sealed record EngineSurroundings
{
    public required Uri DynamoAddress { get; init; }

    public required Uri SqsAddress { get; init; }

    /// <summary>Every queue there is.</summary>
    public required LocalQueues Queues { get; init; }

    /// <summary>The URL of a queue.</summary>
    public required Func<LocalQueue, Uri> UrlOf { get; init; }

    public required IReadOnlyDictionary<ProviderKind, Uri> Providers { get; init; }

    public required IReadOnlyList<Company> Companies { get; init; }
}
