namespace TemplateSender;

/// <summary>The reasons of dead letters that never came as far as a conversation. <c>docs/errors</c> explains each.</summary>
public static class SenderReasons
{
    /// <summary>The body does not satisfy the contract.</summary>
    public const string RequestInvalid = "request_invalid";

    /// <summary>There is no such company or project.</summary>
    public const string CompanyUnknown = "company_unknown";

    /// <summary>The company does not use the channel.</summary>
    public const string ChannelUnknown = "channel_unknown";
}
