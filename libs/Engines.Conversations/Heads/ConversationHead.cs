using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>What a conversation's <c>HEAD</c> item says about the person's wishes.</summary>
/// <param name="OptedInAt">When the person agreed to be written to.</param>
/// <param name="OptedOutAt">When the person stopped all messages from this sender; removed by a later opt-in.</param>
/// <param name="MarketingOptedOutAt">When the person stopped marketing.</param>
public sealed record ConversationHead(DateTimeOffset? OptedInAt, DateTimeOffset? OptedOutAt, DateTimeOffset? MarketingOptedOutAt)
{
    internal static ConversationHead From(Dictionary<string, AttributeValue> item) => new(
        Stored.ReadTime(item, HeadAttributes.OptedInAt),
        Stored.ReadTime(item, HeadAttributes.OptedOutAt),
        Stored.ReadTime(item, HeadAttributes.MarketingOptedOutAt));
}

/// <summary>The attribute names of <c>HEAD</c> items, spelled in one place.</summary>
internal static class HeadAttributes
{
    public const string ConversationId = "conversation_id";
    public const string ItemId = "item_id";
    public const string Head = "HEAD";
    public const string SchemaVersion = "schema_version";
    public const int SchemaVersionNow = 1;
    public const string CompanyId = "company_id";
    public const string ProjectId = "project_id";
    public const string CompanyProject = "company_project";
    public const string Channel = "channel";
    public const string LastActivityAt = "last_activity_at";
    public const string OptedInAt = "opted_in_at";
    public const string OptedOutAt = "opted_out_at";
    public const string MarketingOptedOutAt = "marketing_opted_out_at";
}
