using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Queues;

namespace Engines.Local.Campaigns;

/// <summary>Sends a campaign through a local cloud and waits until its queue is at rest.</summary>
public sealed class CampaignRun(LocalCloud cloud, Campaign campaign, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Reports = TimeSpan.FromSeconds(1);

    /// <summary>How many of the campaign's messages are still in the queue.</summary>
    public int Left => cloud.Requests.Count().Total;

    /// <summary>Writes the opt-outs, sends every message, and waits.</summary>
    /// <returns>True if everything came to rest in time.</returns>
    public async Task<bool> RunAsync(TimeSpan patience, Action<int> progress, CancellationToken cancellationToken)
    {
        foreach (var conversation in campaign.OptedOut)
            await OptOutAsync(conversation, cancellationToken);
        foreach (var message in campaign.Messages)
            cloud.Requests.Send(new QueueMessage(message.Body));

        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < patience)
        {
            progress(Left);
            if (Left == 0)
            {
                // The last reports are still on their way, and the closing table should show where they led.
                await Task.Delay(Reports, time, cancellationToken);
                return true;
            }

            await Task.Delay(Look, time, cancellationToken);
        }

        return false;
    }

    private Task<PutItemResponse> OptOutAsync(ConversationId conversation, CancellationToken cancellationToken) => cloud.Dynamo.PutItemAsync(
        new PutItemRequest
        {
            TableName = cloud.Conversations.Name,
            Item = new()
            {
                ["conversation_id"] = new(conversation.Value),
                ["item_id"] = new("HEAD"),
                ["schema_version"] = new() { N = "1" },
                ["company_id"] = new("acme-clinic"),
                ["project_id"] = new("reminders"),
                ["company_project"] = new("acme-clinic#reminders"),
                ["channel"] = new("whatsapp"),
                ["opted_out_at"] = new("2026-01-01T00:00:00.000Z"),
                ["last_activity_at"] = new("2026-01-01T00:00:00.000Z"),
            },
        },
        cancellationToken);
}
