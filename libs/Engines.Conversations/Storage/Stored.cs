using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>What stands in expressions and keys without being the value of one attribute.</summary>
internal static class Stored
{
    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The key of an item of a conversation whose kind is not known, by the id that another item lists.</summary>
    public static Dictionary<string, AttributeValue> KeyOf(ConversationId conversation, string itemId) => new(2)
    {
        [HeadNames.ConversationId] = Text(conversation.Value),
        [HeadNames.ItemId] = Text(itemId),
    };

    public static string? ReadText(Dictionary<string, AttributeValue> item, string name) => item.TryGetValue(name, out var value) ? value.S : null;

    public static string RequireText(Dictionary<string, AttributeValue> item, string name) =>
        ReadText(item, name) ?? throw new FormatException($"The item has no text attribute '{name}'.");
}
