namespace Engines.Conversations;

/// <summary>The way a message reaches a person.</summary>
public enum Channel
{
    /// <summary>WhatsApp, over Meta's Cloud API or over Twilio.</summary>
    WhatsApp,

    /// <summary>Text messages.</summary>
    Sms,

    /// <summary>Email.</summary>
    Email,
}

/// <summary>How a <see cref="Channel"/> is spelled in requests, items, logs and metrics.</summary>
public static class ChannelNames
{
    /// <summary>The spelled name: <c>whatsapp</c>, <c>sms</c> or <c>email</c>.</summary>
    public static string ToName(this Channel channel) => channel switch
    {
        Channel.WhatsApp => "whatsapp",
        Channel.Sms => "sms",
        Channel.Email => "email",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>Reads a spelled name; false for anything that is not exactly one of the three.</summary>
    public static bool TryParse(string? name, out Channel channel)
    {
        (var known, channel) = name switch
        {
            "whatsapp" => (true, Channel.WhatsApp),
            "sms" => (true, Channel.Sms),
            "email" => (true, Channel.Email),
            _ => (false, default),
        };
        return known;
    }
}
