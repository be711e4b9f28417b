namespace Engines.Conversations;

/// <summary>How a <see cref="TemplateKey"/> is spelled in company data.</summary>
public static class TemplateKeyNames
{
    /// <summary>The name of the template's entry: <c>{channel}/{name}/{language}</c>.</summary>
    public static string ToName(this TemplateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{key.Channel.ToName()}/{key.Name}/{key.Language}";
    }

    /// <summary>Reads the name of an entry; null for one that does not look like that.</summary>
    internal static TemplateKey? Parse(string name) =>
        name.Split('/') is [var channelName, { Length: > 0 } template, { Length: > 0 } language] && ChannelNames.TryParse(channelName, out var channel)
            ? new(channel, template, language)
            : null;
}
