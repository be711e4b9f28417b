using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Which items of one partition are read.</summary>
/// <param name="PartitionName">The name of the partition key.</param>
/// <param name="Partition">Its value.</param>
/// <param name="SortName">The name of the sort key.</param>
/// <param name="SortPrefix">What the sort key begins with.</param>
/// <param name="ItemsMax">How many items are read at most.</param>
public sealed record PartitionQuery(string PartitionName, string Partition, string SortName, string SortPrefix, int ItemsMax)
{
    /// <summary>The attributes that are wanted; null for all.</summary>
    public string? Projection { get; init; }
}

/// <summary>What was read.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsComplete">False if there were more than were asked for.</param>
public sealed record QueryAnswer(IReadOnlyList<Dictionary<string, AttributeValue>> Items, bool IsComplete);
