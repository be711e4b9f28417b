using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Conversations;

/// <summary>Lists the conversations of a project for people, the one with the newest activity first.</summary>
/// <remarks>
/// It reads the index, which follows the table a moment later and holds no address and no content. A conversation is in it once the person
/// has written, or has said what they want.
/// </remarks>
/// <param name="dynamo">The client.</param>
/// <param name="table">ConversationsTable.</param>
public sealed class ConversationList(IAmazonDynamoDB dynamo, string table)
{
    private const string Index = "by-company";

    // A filter drops entries after they were read, so a page may have less than it read.
    private const int PageSize = 200;

    /// <summary>Reads the newest entries.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="projectId">The company's project.</param>
    /// <param name="status">Only conversations that stand so; null for all.</param>
    /// <param name="entriesMax">How many entries at most.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<ConversationPage> ReadAsync(
        string companyId, string projectId, ConversationStatus? status, int entriesMax, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entriesMax, 1);
        var request = new QueryRequest
        {
            TableName = table,
            IndexName = Index,
            KeyConditionExpression = "company_project = :both",
            ExpressionAttributeValues = new() { [":both"] = new($"{companyId}#{projectId}") },
            ScanIndexForward = false,
            Limit = PageSize,
        };
        if (status is { } wanted)
        {
            request.FilterExpression = "conversation_status = :status";
            request.ExpressionAttributeValues[":status"] = new(wanted.ToWord());
        }

        var entries = new List<ConversationEntry>();
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            entries.AddRange((page.Items ?? []).Select(ToEntry));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (entries.Count <= entriesMax && request.ExclusiveStartKey is { Count: > 0 });

        return new(entries.Count > entriesMax ? entries[..entriesMax] : entries, HasMore: entries.Count > entriesMax);
    }

    private static ConversationEntry ToEntry(Dictionary<string, AttributeValue> item) => new(item["conversation_id"].S)
    {
        Channel = Text(item, "channel"),
        Status = Text(item, "conversation_status"),
        Reason = Text(item, "status_reason"),
        LastActivityAt = Text(item, "last_activity_at"),
        IsOptedOut = IsRefusal(Text(item, "opted_out_at"), Text(item, "opted_in_at")),
    };

    /// <summary>Whether a person's last word was to refuse. Stored times compare like the texts that they are.</summary>
    internal static bool IsRefusal(string? outAt, string? inAt) => outAt is not null && string.CompareOrdinal(inAt, outAt) <= 0;

    private static string? Text(Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;
}

/// <summary>The newest conversations of a project.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="HasMore">True if there are older ones.</param>
public sealed record ConversationPage(IReadOnlyList<ConversationEntry> Entries, bool HasMore);

/// <summary>One conversation in a list.</summary>
/// <param name="Id">Its <c>conversation_id</c>.</param>
public sealed record ConversationEntry(string Id)
{
    public string? Channel { get; init; }

    /// <summary>Who answers; null while the person has not written.</summary>
    public string? Status { get; init; }

    /// <summary>What handed it off or closed it.</summary>
    public string? Reason { get; init; }

    public string? LastActivityAt { get; init; }

    /// <summary>True if the person's last word was to stop all messages.</summary>
    public bool IsOptedOut { get; init; }
}
