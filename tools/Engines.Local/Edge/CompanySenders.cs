using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Edge;

/// <summary>Finds whose sender a provider was called for.</summary>
internal static class CompanySenders
{
    /// <summary>The sender; null where the call named none that a company has.</summary>
    public static ChannelSender? Find(IReadOnlyList<Company> companies, StubCall call)
    {
        var channel = call.Provider == ProviderKind.Ses ? Channel.Email : call.IsWhatsApp ? Channel.WhatsApp : Channel.Sms;
        return companies.SelectMany(company => company.Senders.Values).FirstOrDefault(sender =>
            sender.Channel == channel && sender.Provider == call.Provider && (sender.ProviderSenderId == call.Sender || sender.Address == call.Sender));
    }
}
