using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>A conditional change of one item.</summary>
/// <param name="Expression">The update expression.</param>
/// <param name="Condition">The condition expression.</param>
/// <param name="Values">The values that both name.</param>
public sealed record Change(string Expression, string Condition, Dictionary<string, AttributeValue> Values)
{
    /// <summary>What stands for names that an expression cannot spell, such as those with a slash; null for none.</summary>
    public Dictionary<string, string>? Names { get; init; }

    /// <summary>True to get the whole item back as it stands after the change.</summary>
    public bool ReturnsItem { get; init; }
}
