using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <content>The hand-written part of bringing an old item up to date: each works on the version that the one before led to.</content>
public sealed partial record ChainItem
{
    private static partial AttributeValue? DeriveShout(IReadOnlyDictionary<string, AttributeValue> item) =>
        item.TryGetValue("second", out var second) && second.S is { Length: > 0 } text ? new() { S = $"{text}!" } : null;

    private static partial AttributeValue? DeriveSummary(IReadOnlyDictionary<string, AttributeValue> item) =>
        item.TryGetValue("shout", out var shout) && item.TryGetValue("weight", out var weight) ? new() { S = $"{shout.S} {weight.N}" } : null;
}
