using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>What became of a conditional write. A refused condition is an answer; throttling and faults still throw.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>The write was made.</summary>
    /// <param name="Item">The item as it stands now, where the change asked for it.</param>
    public sealed record Applied(Dictionary<string, AttributeValue>? Item) : WriteResult
    {
        internal static Applied Instance { get; } = new((Dictionary<string, AttributeValue>?)null);
    }

    /// <summary>The condition did not hold.</summary>
    /// <param name="Found">What stands there instead; null if nothing does.</param>
    public sealed record Refused(Dictionary<string, AttributeValue>? Found) : WriteResult;
}
