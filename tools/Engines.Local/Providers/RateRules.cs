namespace Engines.Local.Providers;

/// <summary>How much the providers let through. The figures are the usual ones; an account may have others.</summary>
public sealed record RateRules
{
    /// <summary>Meta: messages a second from one business number; above it 130429.</summary>
    /// <value>80 (developers.facebook.com/docs/whatsapp/throughput).</value>
    public double MetaPerNumber { get; init; } = 80;

    /// <summary>Meta: how long one person has to be left alone after a message; above it 131056.</summary>
    /// <value>6 seconds (dualhook.com/docs/capacity-quality-limits).</value>
    public TimeSpan MetaPairPause { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Meta: how many messages one person may get at once, borrowed from the time after.</summary>
    /// <value>45.</value>
    public int MetaPairBurst { get; init; } = 45;

    /// <summary>Twilio: requests a second of one account; above it 20429.</summary>
    /// <value>100. Twilio counts requests at the same time, and publishes no number.</value>
    public double TwilioPerAccount { get; init; } = 100;

    /// <summary>Twilio: WhatsApp messages a second from one number. More are taken and wait.</summary>
    /// <value>80 (twilio/ai, 2026-06-29).</value>
    public double TwilioWhatsAppPerNumber { get; init; } = 80;

    /// <summary>Twilio: text messages a second from one number. More are taken and wait.</summary>
    /// <value>1, as for a long code in the United States (twilio/ai, 2026-06-29).</value>
    public double TwilioSmsPerNumber { get; init; } = 1;

    /// <summary>SES: emails a second of the account; above it TooManyRequestsException.</summary>
    /// <value>14, with which accounts usually begin.</value>
    public double SesPerSecond { get; init; } = 14;

    /// <summary>SES: emails in 24 hours; above it TooManyRequestsException as well.</summary>
    /// <value>50,000.</value>
    public int SesPerDay { get; init; } = 50_000;
}
