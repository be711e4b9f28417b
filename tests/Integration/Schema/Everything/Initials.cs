using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <content>The hand-written part of bringing an old item up to date.</content>
public sealed partial record PlainItem
{
    private static partial AttributeValue? DeriveInitials(IReadOnlyDictionary<string, AttributeValue> item) =>
        item.TryGetValue("title", out var title) && title.S is { Length: > 0 } text ? new() { S = text[..1] } : null;
}
