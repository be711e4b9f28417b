using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Makes a <see cref="Company"/> of a COMPANY item of CompanyDataTable, and holds it against the rules that types cannot say.</summary>
public static class CompanyReader
{
    /// <summary>Reads a company, all of it.</summary>
    /// <exception cref="CompanyDataException">Something in it cannot be used; names where and what would be right.</exception>
    public static Company Read(Dictionary<string, AttributeValue> item)
    {
        var company = ReadForSending(item);
        try
        {
            return CompanyFields.ReadReplies(item) is { } replies
                ? company with { Replies = ReplyPolicyReader.Read(replies, company.Templates, DataPlace.Item.At(CompanyNames.Replies)) }
                : company;
        }
        catch (ItemFormatException fault)
        {
            throw new CompanyDataException(fault.Attribute, fault.Problem);
        }
    }

    /// <summary>
    /// Reads what sending needs: all but <c>replies</c>. A mistake in how people are answered stops no message, and what reads such policies
    /// (regular expressions, time zones) costs a sender's cold start nothing.
    /// </summary>
    /// <exception cref="CompanyDataException">Something else in it cannot be used; names where and what would be right.</exception>
    public static Company ReadForSending(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return new Company
            {
                CompanyId = DataPlace.Item.RequiredText(CompanyNames.CompanyId, CompanyFields.ReadCompanyId(item)),
                ProjectId = DataPlace.Item.RequiredText(CompanyNames.ProjectId, CompanyFields.ReadProjectId(item)),
                Name = DataPlace.Item.RequiredText(CompanyNames.Name, CompanyFields.ReadName(item)),
                IsPaused = CompanyFields.ReadStatus(item) == CompanyStatus.Paused,
                Consent = CompanyFields.ReadConsent(item) == Consent.Assumed ? ConsentRule.Assumed : ConsentRule.Required,
                Senders = ReadSenders(CompanyFields.ReadChannels(item)),
                Templates = TemplateReader.Read(CompanyFields.ReadTemplates(item)),
            };
        }
        catch (ItemFormatException fault)
        {
            throw new CompanyDataException(fault.Attribute, fault.Problem);
        }
    }

    private static Dictionary<Channel, ChannelSender> ReadSenders(IReadOnlyDictionary<string, CompanySender>? channels)
    {
        var senders = new Dictionary<Channel, ChannelSender>();
        if (channels is null)
            return senders;

        var place = DataPlace.Item.At(CompanyNames.Channels);
        foreach (var (name, sender) in channels)
        {
            if (!ChannelNames.TryParse(name, out var channel))
                throw place.Invalid(name, "is not a channel; it is whatsapp, sms or email");
            senders[channel] = ReadSender(sender, channel, place.At(name));
        }

        return senders;
    }

    private static ChannelSender ReadSender(CompanySender sender, Channel channel, DataPlace place)
    {
        var provider = (sender.Provider, channel) switch
        {
            (Provider.Meta, Channel.WhatsApp) => ProviderKind.Meta,
            (Provider.Twilio, Channel.WhatsApp or Channel.Sms) => ProviderKind.Twilio,
            (Provider.Ses, Channel.Email) => ProviderKind.Ses,
            _ => throw place.Invalid(CompanySenderNames.Provider, "must be meta or twilio for whatsapp, twilio for sms, ses for email"),
        };
        if (!PersonAddress.TryNormalise(channel, place.RequiredText(CompanySenderNames.Address, sender.Address), out var address, out var problem))
            throw place.Invalid(CompanySenderNames.Address, problem);

        return new ChannelSender
        {
            Channel = channel,
            Provider = provider,
            Address = address,
            IsPaused = sender.Status == CompanyStatus.Paused,
            PauseDetail = sender.StatusDetail,
            ProviderSenderId = sender.ProviderSenderId,
            AccountId = ReadAccountId(sender.AccountId, provider, place),
            SecretReference = sender.Secret,
            StatusCallback = place.HttpsUri(CompanySenderNames.StatusCallback, sender.StatusCallback),
            DisplayName = sender.DisplayName,
            ReplyTo = sender.ReplyTo,
            ConfigurationSet = sender.ConfigurationSet,
            TenantName = sender.TenantName,
        };
    }

    private static string? ReadAccountId(string? id, ProviderKind provider, DataPlace place)
    {
        if (provider != ProviderKind.Meta || id is null)
            return id;
        foreach (var digit in id)
        {
            if (!char.IsAsciiDigit(digit))
                throw place.Invalid(CompanySenderNames.AccountId, "must be the digits of a WhatsApp business account");
        }

        return id;
    }
}
