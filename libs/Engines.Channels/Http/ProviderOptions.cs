namespace Engines.Channels;

/// <summary>Where a provider is, and how long it may take to answer.</summary>
public sealed record ProviderOptions
{
    private static readonly TimeSpan TimeoutMax = TimeSpan.FromSeconds(30);

    /// <summary>What every path is put behind; http or https, without a query.</summary>
    public required Uri BaseAddress
    {
        get;
        init => field = value is { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" }
            ? value
            : throw new ArgumentException("BaseAddress must be an absolute http or https address without user, query or fragment.", nameof(value));
    }

    /// <summary>The longest one call may take, from connecting to the last byte of the answer.</summary>
    /// <value>10 seconds: three times the slowest normal answer.</value>
    public TimeSpan ProviderTimeout
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeoutMax
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "ProviderTimeout must be above zero and at most 30 seconds.");
    } = TimeSpan.FromSeconds(10);

    /// <summary>Meta's WhatsApp Cloud API, version 23.0 (facebook/openapi, business-messaging-api_v23.0.yaml).</summary>
    public static ProviderOptions Meta { get; } = new() { BaseAddress = new("https://graph.facebook.com/v23.0") };

    /// <summary>Twilio's REST API (twilio/twilio-oai, twilio_api_v2010.json).</summary>
    public static ProviderOptions Twilio { get; } = new() { BaseAddress = new("https://api.twilio.com") };

    /// <summary>Amazon SES v2 in one Region (botocore, sesv2/2019-09-27).</summary>
    /// <param name="region">Such as <c>eu-west-1</c>.</param>
    public static ProviderOptions Ses(string region) => new() { BaseAddress = new($"https://email.{region}.amazonaws.com") };

    internal Uri At(string path) => new(BaseAddress.AbsoluteUri.TrimEnd('/') + path);
}
