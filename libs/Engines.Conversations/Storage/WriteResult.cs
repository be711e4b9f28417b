using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>What became of a conditional write. A refused condition is an answer; throttling and faults still throw.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>The write was made.</summary>
    public sealed record Applied : WriteResult
    {
        internal static Applied Instance { get; } = new();
    }

    /// <summary>The condition did not hold.</summary>
    /// <param name="Found">What stands there instead; null if nothing does.</param>
    public sealed record Refused(Dictionary<string, AttributeValue>? Found) : WriteResult;
}
