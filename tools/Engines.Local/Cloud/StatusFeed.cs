using System.Threading.Channels;
using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Local.Cloud;

/// <summary>Applies what the stub providers report while the replies engine is off, through the store that it uses: a status event resolves the attempt whose id it echoes.</summary>
internal sealed class StatusFeed(OutboundStore store)
{
    public async Task RunAsync(ChannelReader<StatusEcho> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var echo in events.ReadAllAsync(cancellationToken))
                await ApplyAsync(echo, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The cloud is going down.
        }
    }

    private async Task ApplyAsync(StatusEcho echo, CancellationToken cancellationToken)
    {
        if (!AttemptId.TryParse(echo.AttemptText, out var attempt))
            return;
        var status = echo.Status switch
        {
            EchoStatus.Delivered => OutboundStatus.Delivered,
            EchoStatus.Read => OutboundStatus.Read,
            EchoStatus.Failed => OutboundStatus.Failed,
            _ => OutboundStatus.Sent,
        };
        await store.ResolveAsync(attempt, new(status, echo.At) { ProviderMessageId = echo.ProviderMessageId, Reason = echo.Code is null ? null : $"{echo.Message.Call.Provider.ToName()}:{echo.Code}" }, cancellationToken);
    }
}
