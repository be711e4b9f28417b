// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="PendingReply"/>, for expressions.</summary>
public static class PendingReplyNames
{
    /// <summary>The provider's id of it.</summary>
    public const string Id = "id";

    /// <summary>When the person sent it.</summary>
    public const string At = "at";
}
