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
    public static string ToName(this Channel channel) => channel.ToStored().ToWord();

    /// <summary>The channel as items name it.</summary>
    internal static Tables.Channel ToStored(this Channel channel) => channel switch
    {
        Channel.WhatsApp => Tables.Channel.Whatsapp,
        Channel.Sms => Tables.Channel.Sms,
        Channel.Email => Tables.Channel.Email,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>The channel that an item names.</summary>
    internal static Channel ToChannel(this Tables.Channel channel) => channel switch
    {
        Tables.Channel.Whatsapp => Channel.WhatsApp,
        Tables.Channel.Sms => Channel.Sms,
        Tables.Channel.Email => Channel.Email,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>Reads a spelled name; false for anything that is not exactly one of the three.</summary>
    public static bool TryParse(string? name, out Channel channel)
    {
        var known = name is null ? null : ChannelWords.Parse(name);
        channel = known is { } one ? one.ToChannel() : default;
        return known is not null;
    }
}
