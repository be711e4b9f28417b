// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="InItem"/>, for expressions.</summary>
public static class InNames
{
    /// <summary>Of the key: c_{hash}.</summary>
    public const string ConversationId = "conversation_id";

    /// <summary>Of the key: IN#{provider_message_id}.</summary>
    public const string ItemId = "item_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>The company.</summary>
    public const string CompanyId = "company_id";

    /// <summary>The company's project.</summary>
    public const string ProjectId = "project_id";

    /// <summary>Who carries it.</summary>
    public const string Provider = "provider";

    /// <summary>What kind of thing it is.</summary>
    public const string Kind = "kind";

    /// <summary>What the person sent, as JSON.</summary>
    public const string Content = "content";

    /// <summary>What the whole message asks for.</summary>
    public const string Wish = "wish";

    /// <summary>What a turn did about it; absent before, and where people had the conversation.</summary>
    public const string Turn = "turn";

    /// <summary>What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons.</summary>
    public const string TurnBy = "turn_by";

    /// <summary>The request_id of the answer.</summary>
    public const string AnswerId = "answer_id";

    /// <summary>The provider's time of the message.</summary>
    public const string ReceivedAt = "received_at";

    /// <summary>When the item was written.</summary>
    public const string CreatedAt = "created_at";

    /// <summary>When DynamoDB may delete the item; nothing relies on it.</summary>
    public const string Ttl = "ttl";
}
