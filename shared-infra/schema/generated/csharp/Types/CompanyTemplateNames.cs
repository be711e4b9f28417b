// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyTemplate"/>, for expressions.</summary>
public static class CompanyTemplateNames
{
    /// <summary>Meta's or SES's template name, or Twilio's content id; absent where there is a text.</summary>
    public const string ProviderId = "provider_id";

    /// <summary>For SMS without a provider's template: the text, with {{name}} where a variable stands.</summary>
    public const string Text = "text";

    /// <summary>What the message is for.</summary>
    public const string Category = "category";

    /// <summary>Whether the provider will take it.</summary>
    public const string State = "state";

    /// <summary>When the provider says that the state became what it is; written by the engines.</summary>
    public const string StateAt = "state_at";

    /// <summary>Why, in the provider's words; written by the engines.</summary>
    public const string StateDetail = "state_detail";

    /// <summary>What is done when nobody knows whether the provider took a message.</summary>
    public const string WhenUnconfirmed = "when_unconfirmed";

    /// <summary>The variables, in the provider's order.</summary>
    public const string Parameters = "parameters";
}
