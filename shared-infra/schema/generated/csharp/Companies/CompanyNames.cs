// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyItem"/>, for expressions.</summary>
public static class CompanyNames
{
    /// <summary>Of the key: {company_id}.</summary>
    public const string CompanyId = "company_id";

    /// <summary>Of the key: {project_id}.</summary>
    public const string ProjectId = "project_id";

    /// <summary>Version of this item's shape; 1.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>What people call the company.</summary>
    public const string Name = "name";

    /// <summary>Whether it sends.</summary>
    public const string Status = "status";

    /// <summary>What a request without a statement of consent means.</summary>
    public const string Consent = "consent";

    /// <summary>The sender of each channel, by the channel's name.</summary>
    public const string Channels = "channels";

    /// <summary>The templates, by channel/name/language.</summary>
    public const string Templates = "templates";

    /// <summary>How people who write are answered; absent where everything is handed to people.</summary>
    public const string Replies = "replies";
}
