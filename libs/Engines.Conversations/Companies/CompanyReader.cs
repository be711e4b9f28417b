using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Reads an item of CompanyDataTable. Its form is <c>shared-infra/schema/company.schema.json</c>.</summary>
public static class CompanyReader
{
    // WhatsApp templates have at most ten buttons.
    private const int ButtonIndexMax = 9;

    /// <summary>Reads a company, all of it.</summary>
    /// <exception cref="CompanyDataException">Something in it cannot be used; names where and what would be right.</exception>
    public static Company Read(Dictionary<string, AttributeValue> item)
    {
        var company = ReadForSending(item);
        return new AttributeReader(item, "").OptionalMap(CompanyNames.Replies) is { } replies
            ? company with { Replies = ReplyPolicyReader.Read(replies, company.Templates) }
            : company;
    }

    /// <summary>
    /// Reads what sending needs: all but <c>replies</c>. A mistake in how people are answered stops no message, and what reads such policies
    /// (regular expressions, time zones) costs a sender's cold start nothing.
    /// </summary>
    /// <exception cref="CompanyDataException">Something else in it cannot be used; names where and what would be right.</exception>
    public static Company ReadForSending(Dictionary<string, AttributeValue> item)
    {
        var reader = new AttributeReader(item, "");
        var senders = new Dictionary<Channel, ChannelSender>();
        if (reader.OptionalMap(CompanyNames.Channels) is { } channels)
        {
            foreach (var name in channels.Names)
            {
                if (!ChannelNames.TryParse(name, out var channel))
                    throw channels.Invalid(name, "is not a channel; it is whatsapp, sms or email");
                senders[channel] = ReadSender(channels.OptionalMap(name) ?? throw channels.Invalid(name, "is missing"), channel);
            }
        }

        return new Company
        {
            CompanyId = reader.RequiredText(CompanyNames.CompanyId),
            ProjectId = reader.RequiredText(CompanyNames.ProjectId),
            Name = reader.RequiredText(CompanyNames.Name),
            IsPaused = IsPaused(reader),
            Consent = reader.OptionalText(CompanyNames.Consent) switch
            {
                null or "required" => ConsentRule.Required,
                "assumed" => ConsentRule.Assumed,
                _ => throw reader.Invalid(CompanyNames.Consent, "must be required or assumed"),
            },
            Senders = senders,
            Templates = ReadTemplates(reader),
        };
    }

    private static bool IsPaused(AttributeReader reader) => reader.OptionalText(EntryNames.Status) switch
    {
        null or "active" => false,
        "paused" => true,
        _ => throw reader.Invalid(EntryNames.Status, "must be active or paused"),
    };

    private static ChannelSender ReadSender(AttributeReader reader, Channel channel)
    {
        var provider = reader.RequiredText("provider") switch
        {
            "meta" when channel == Channel.WhatsApp => ProviderKind.Meta,
            "twilio" when channel is Channel.WhatsApp or Channel.Sms => ProviderKind.Twilio,
            "ses" when channel == Channel.Email => ProviderKind.Ses,
            _ => throw reader.Invalid("provider", "must be meta or twilio for whatsapp, twilio for sms, ses for email"),
        };
        if (!PersonAddress.TryNormalise(channel, reader.RequiredText("address"), out var address, out var problem))
            throw reader.Invalid("address", problem);

        return new ChannelSender
        {
            Channel = channel,
            Provider = provider,
            Address = address,
            IsPaused = IsPaused(reader),
            PauseDetail = reader.OptionalText(EntryNames.StatusDetail),
            ProviderSenderId = reader.OptionalText("provider_sender_id"),
            AccountId = ReadAccountId(reader, provider),
            SecretReference = reader.OptionalText("secret"),
            StatusCallback = reader.OptionalHttpsUri("status_callback"),
            DisplayName = reader.OptionalText("display_name"),
            ReplyTo = reader.OptionalText("reply_to"),
            ConfigurationSet = reader.OptionalText("configuration_set"),
            TenantName = reader.OptionalText("tenant_name"),
        };
    }

    private static string? ReadAccountId(AttributeReader reader, ProviderKind provider)
    {
        var id = reader.OptionalText("account_id");
        if (provider != ProviderKind.Meta || id is null)
            return id;
        foreach (var digit in id)
        {
            if (!char.IsAsciiDigit(digit))
                throw reader.Invalid("account_id", "must be the digits of a WhatsApp business account");
        }

        return id;
    }

    private static Dictionary<TemplateKey, Template> ReadTemplates(AttributeReader reader)
    {
        var templates = new Dictionary<TemplateKey, Template>();
        if (reader.OptionalMap(CompanyNames.Templates) is not { } all)
            return templates;

        foreach (var name in all.Names)
        {
            if (name.Split('/') is not [var channelName, { Length: > 0 } template, { Length: > 0 } language] || !ChannelNames.TryParse(channelName, out var channel))
                throw all.Invalid(name, "must be named {channel}/{name}/{language}, such as whatsapp/visit_reminder/en_US");

            var key = new TemplateKey(channel, template, language);
            templates[key] = ReadTemplate(all.OptionalMap(name) ?? throw all.Invalid(name, "is missing"), key);
        }

        return templates;
    }

    private static Template ReadTemplate(AttributeReader reader, TemplateKey key)
    {
        var providerId = reader.OptionalText("provider_id");
        var text = reader.OptionalText("text");
        if (providerId is null && text is null)
            throw reader.Invalid("provider_id", "is missing, and there is no text either");
        if (text is not null && key.Channel != Channel.Sms)
            throw reader.Invalid("text", "is for sms only; give provider_id");

        return new Template
        {
            Key = key,
            ProviderId = providerId,
            Text = text,
            Category = reader.RequiredText("category") switch
            {
                "utility" => TemplateCategory.Utility,
                "marketing" => TemplateCategory.Marketing,
                "authentication" => TemplateCategory.Authentication,
                _ => throw reader.Invalid("category", "must be utility, marketing or authentication"),
            },
            State = ReadState(reader),
            StateDetail = reader.OptionalText(EntryNames.StateDetail),
            WhenUnconfirmed = reader.OptionalText("when_unconfirmed") switch
            {
                null or "never_twice" => UnconfirmedPolicy.NeverTwice,
                "at_least_once" => UnconfirmedPolicy.AtLeastOnce,
                _ => throw reader.Invalid("when_unconfirmed", "must be never_twice or at_least_once"),
            },
            Parameters = [.. reader.OptionalMaps("parameters").Select(ReadParameter)],
        };
    }

    private static TemplateState ReadState(AttributeReader reader) => reader.RequiredText("state") switch
    {
        "approved" => TemplateState.Approved,
        "pending" => TemplateState.Pending,
        "rejected" => TemplateState.Rejected,
        "paused" => TemplateState.Paused,
        "disabled" => TemplateState.Disabled,
        _ => throw reader.Invalid("state", "must be approved, pending, rejected, paused or disabled"),
    };

    private static TemplateParameter ReadParameter(AttributeReader reader) => new()
    {
        Name = reader.RequiredText("name"),
        Type = reader.RequiredText("type") switch
        {
            "text" => ParameterType.Text,
            "currency" => ParameterType.Currency,
            "date_time" => ParameterType.DateTime,
            "image" => ParameterType.Image,
            "video" => ParameterType.Video,
            "document" => ParameterType.Document,
            "payload" => ParameterType.Payload,
            "url_suffix" => ParameterType.UrlSuffix,
            _ => throw reader.Invalid("type", "must be text, currency, date_time, image, video, document, payload or url_suffix"),
        },
        Place = reader.OptionalText("place") switch
        {
            null or "body" => ParameterPlace.Body,
            "header" => ParameterPlace.Header,
            "button" => ParameterPlace.Button,
            _ => throw reader.Invalid("place", "must be body, header or button"),
        },
        ButtonIndex = reader.OptionalNumber("button_index", 0) is >= 0 and <= ButtonIndexMax and var index
            ? index
            : throw reader.Invalid("button_index", $"must be from 0 to {ButtonIndexMax}"),
        IsNamed = reader.OptionalFlag("named"),
        LengthMax = reader.OptionalNumber("length_max", 1024),
    };
}
