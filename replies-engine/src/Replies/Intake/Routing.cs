using Engines.Conversations;
using Replies.Inbound;

namespace Replies.Intake;

/// <summary>Finds the companies that an event may belong to.</summary>
/// <param name="routes">Which projects a number, account or address belongs to.</param>
/// <param name="companies">Company data.</param>
internal sealed class Routing(RouteStore routes, CompanyStore companies)
{
    /// <summary>The projects behind a route; empty if there is none.</summary>
    public async Task<IReadOnlyList<Company>> FindAsync(RouteKey route, CancellationToken cancellationToken)
    {
        var projects = await routes.FindAsync(route.Kind, route.Id, cancellationToken).ConfigureAwait(false);
        var found = new List<Company>();
        foreach (var project in projects)
        {
            if (await companies.FindAsync(project.CompanyId, project.ProjectId, cancellationToken).ConfigureAwait(false) is { } company)
                found.Add(company);
        }

        return found;
    }

    /// <summary>The senders that a route may speak for, each with its company. A sender that only shares an address with the route's is left out.</summary>
    public static IReadOnlyList<(Company Company, ChannelSender Sender)> SendersOf(RouteKey route, Channel channel, IReadOnlyList<Company> projects)
    {
        var found = new List<(Company, ChannelSender)>();
        foreach (var company in projects)
        {
            if (company.Senders.TryGetValue(channel, out var sender) && Fits(route, sender))
                found.Add((company, sender));
        }

        // Messages through a Messaging Service leave from any of its numbers; the account is proved, so one sender on the channel is meant.
        if (found.Count == 0 && route is { Kind: RouteKinds.TwilioAccount, Address: not null })
        {
            var pooled = projects
                .Where(company => company.Senders.TryGetValue(channel, out var sender) && sender.AccountId == route.Id && sender.ProviderSenderId is not null)
                .Select(company => (company, company.Senders[channel])).ToList();
            return pooled.Count == 1 ? pooled : [];
        }

        return found;
    }

    private static bool Fits(RouteKey route, ChannelSender sender) => route.Kind switch
    {
        RouteKinds.Meta => sender.Provider == ProviderKind.Meta && sender.ProviderSenderId == route.Id,
        RouteKinds.MetaAccount => sender.Provider == ProviderKind.Meta,
        RouteKinds.TwilioAccount => sender.Provider == ProviderKind.Twilio && sender.AccountId == route.Id && (route.Address is null || sender.Address == route.Address),
        _ => sender.Address == route.Id,
    };
}

/// <summary>The kinds of <see cref="RouteKey"/>.</summary>
internal static class RouteKinds
{
    public const string Meta = "meta";
    public const string MetaAccount = "meta-account";
    public const string TwilioAccount = "twilio-account";
}
