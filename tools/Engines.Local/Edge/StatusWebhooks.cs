using System.Threading.Channels;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Edge;

/// <summary>Brings what the stub providers report to the edge, as the webhooks that the real ones would send.</summary>
internal sealed class StatusWebhooks(WebhookEdge edge, IReadOnlyList<Company> companies, WebhookSecrets secrets)
{
    public async Task RunAsync(ChannelReader<StatusEcho> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var echo in events.ReadAllAsync(cancellationToken))
                Report(echo);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The cloud is going down.
        }
    }

    private void Report(StatusEcho echo)
    {
        switch (echo.Message.Call.Provider)
        {
            case ProviderKind.Meta:
                edge.Post(MetaWebhook.ToWebhook(echo, secrets.MetaAppSecret, DisplayNumber(echo.Message.Call)));
                break;
            case ProviderKind.Twilio when TwilioWebhook.ToWebhook(echo, secrets.TwilioAuthToken) is { } webhook:
                edge.Post(webhook);
                break;
            case ProviderKind.Ses when SesWebhook.ToWebhook(echo, isEnveloped: true) is { } notification:
                edge.Publish(notification);
                break;
        }
    }

    private string DisplayNumber(StubCall call) => CompanySenders.Find(companies, call)?.Address.TrimStart('+') ?? "";
}
