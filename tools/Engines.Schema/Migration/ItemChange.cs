using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>What a migration makes of one item.</summary>
public abstract record ItemChange
{
    private ItemChange()
    {
    }

    /// <summary>It can be brought to the next version.</summary>
    /// <param name="Seen">What the steps looked at or write, as it was; null for an attribute that was not there.</param>
    /// <param name="After">The whole item afterwards, without what DynamoDB adds.</param>
    public sealed record Made(IReadOnlyDictionary<string, AttributeValue?> Seen, IReadOnlyDictionary<string, AttributeValue> After) : ItemChange;

    /// <summary>It cannot.</summary>
    /// <param name="Reason">Which attribute, and why; never its value.</param>
    public sealed record Refused(string Reason) : ItemChange;
}
