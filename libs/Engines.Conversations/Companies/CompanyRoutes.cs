namespace Engines.Conversations;

/// <summary>What leads from something that a provider names to the companies that it belongs to.</summary>
/// <param name="Kind">One of <see cref="CompanyRoutes"/>.</param>
/// <param name="Id">The provider's id, or the company's own address.</param>
public sealed record CompanyRoute(string Kind, string Id);

/// <summary>One project of one company.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="ProjectId">The company's project.</param>
public sealed record CompanyProject(string CompanyId, string ProjectId);

/// <summary>The kinds of routes, and which of them a company has.</summary>
public static class CompanyRoutes
{
    /// <summary>Meta's phone number id.</summary>
    public const string Meta = "meta";

    /// <summary>Meta's WhatsApp business account, which templates belong to.</summary>
    public const string MetaAccount = "meta-account";

    /// <summary>A Twilio account.</summary>
    public const string TwilioAccount = "twilio-account";

    /// <summary>The routes of a company: one for each address of its own, and those of its providers. None stands there twice.</summary>
    /// <remarks>The kind of a route by address is the channel's name: <c>whatsapp</c>, <c>sms</c> or <c>email</c>.</remarks>
    public static IReadOnlyList<CompanyRoute> Of(Company company)
    {
        ArgumentNullException.ThrowIfNull(company);
        var routes = new List<CompanyRoute>();
        foreach (var sender in company.Senders.Values)
        {
            Add(routes, sender.Channel.ToName(), sender.Address);
            switch (sender.Provider)
            {
                case ProviderKind.Meta:
                    Add(routes, Meta, sender.ProviderSenderId);
                    Add(routes, MetaAccount, sender.AccountId);
                    break;
                case ProviderKind.Twilio:
                    Add(routes, TwilioAccount, sender.AccountId);
                    break;
            }
        }

        return routes;
    }

    private static void Add(List<CompanyRoute> routes, string kind, string? id)
    {
        if (id is { Length: > 0 } && new CompanyRoute(kind, id) is var route && !routes.Contains(route))
            routes.Add(route);
    }
}
