// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyAction"/>, for expressions.</summary>
public static class CompanyActionNames
{
    /// <summary>Free text to answer.</summary>
    public const string Text = "text";

    /// <summary>A template to answer with; beside a text, what is sent where free text is not allowed.</summary>
    public const string Template = "template";

    /// <summary>How the conversation stands afterwards.</summary>
    public const string Ending = "ending";
}
