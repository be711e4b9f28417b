using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Every item of a world's tables as a text, so that two moments can be compared to the last attribute.</summary>
public static class Snapshot
{
    /// <param name="world">The world.</param>
    /// <param name="except">The conversation of somebody who may do something meanwhile.</param>
    public static async Task<IReadOnlyList<string>> TakeAsync(RepliesWorld world, ConversationId? except = null)
    {
        var texts = new List<string>();
        foreach (var table in new[] { world.World.Tables.ConversationsName, world.World.Tables.CompaniesName })
        {
            Dictionary<string, AttributeValue>? from = null;
            do
            {
                var page = await world.World.Tables.Client.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true, ExclusiveStartKey = from });
                texts.AddRange(page.Items.Where(item => item.GetValueOrDefault("conversation_id")?.S != except?.Value || except is null).Select(item => $"{table}: {Write(item)}"));
                from = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
            }
            while (from is not null);
        }

        texts.Sort(StringComparer.Ordinal);
        return texts;
    }

    private static string Write(Dictionary<string, AttributeValue> item) =>
        string.Join(", ", item.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Write(pair.Value)}"));

    private static string Write(AttributeValue value) => value switch
    {
        { S: { } text } => text,
        { N: { } number } => number,
        { SS.Count: > 0 } => string.Join('|', value.SS.Order(StringComparer.Ordinal)),
        { IsMSet: true } => $"{{{Write(value.M)}}}",
        { IsLSet: true } => $"[{string.Join(", ", value.L.Select(Write))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.BOOL}"),
    };
}
