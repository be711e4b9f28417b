using Engines.Conversations;
using Engines.Local.Ai;
using Engines.Local.Cloud;
using Engines.Local.Edge;
using Engines.Local.Providers;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>What the tests of the replies engine share: who writes to whom, and how a test looks at a conversation.</summary>
internal static class RepliesClouds
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>What the local cloud signs webhooks with.</summary>
    public static WebhookSecrets Secrets { get; } = new("local-app-secret", "local-auth-token");

    /// <summary>The sender of a sample company.</summary>
    public static ChannelSender SenderOf(this LocalCloud cloud, string company, Channel channel) =>
        cloud.Companies.First(one => one.CompanyId == company && one.Senders.ContainsKey(channel)).Senders[channel];

    /// <summary>Replies, read from outside.</summary>
    public static ReplyStore Replies(this LocalCloud cloud) => new(cloud.Conversations, TimeSpan.FromDays(365), TimeProvider.System);

    /// <summary>Waits until nothing is left anywhere: neither in the queues nor to come from a provider.</summary>
    public static Task UntilAtRestAsync(this LocalCloud cloud, TimeSpan patience) =>
        UntilAsync(() => Task.FromResult(cloud.Left == 0), $"{cloud.Left} messages were left", patience);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience)
                throw new TimeoutException($"After {patience.TotalSeconds:0} s: {otherwise}.");
            await Task.Delay(Look, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>An AI that says the same to everybody.</summary>
    public static Task<StubAi> StartAiAsync(string text) =>
        StubAi.StartAsync(AiPlan.Always(new AiAnswer.Reply("answer", text)), new AiLedger(), CancellationToken.None);

    /// <summary>A person's words on WhatsApp at a company that uses Meta.</summary>
    public static RawWebhook MetaText(ChannelSender sender, string person, string id, string text) =>
        MetaInbound.ToWebhook(sender, new PersonIdentity(person), [new PersonMessage(id, TimeProvider.System.GetUtcNow(), new Said.Text(text))], Secrets.MetaAppSecret);

    /// <summary>A person's words at a company that uses Twilio.</summary>
    public static RawWebhook TwilioText(ChannelSender sender, string person, string id, string text) =>
        TwilioInbound.ToWebhook(
            sender, new PersonIdentity(person), new PersonMessage(id, TimeProvider.System.GetUtcNow(), new Said.Text(text)), WebhookEdge.TwilioInboundUrl, Secrets.TwilioAuthToken);
}
