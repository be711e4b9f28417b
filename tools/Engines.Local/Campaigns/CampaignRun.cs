using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Queues;

namespace Engines.Local.Campaigns;

/// <summary>Sends a campaign through a local cloud and waits until everything is at rest: what was sent, what providers report, what people write and what that leads to.</summary>
public sealed class CampaignRun(LocalCloud cloud, Campaign campaign, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // Between a message's end and the report or reply that it leads to, every queue may be empty for a moment.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>How many messages are still in the queues or to come from the providers.</summary>
    public int Left => cloud.Left;

    /// <summary>Writes the opt-outs, sends every message, and waits.</summary>
    /// <returns>True if everything came to rest in time.</returns>
    public async Task<bool> RunAsync(TimeSpan patience, Action<int> progress, CancellationToken cancellationToken)
    {
        foreach (var conversation in campaign.OptedOut)
            await OptOutAsync(conversation, cancellationToken);
        foreach (var message in campaign.Messages)
            cloud.Requests.Send(new QueueMessage(message.Body));

        var started = time.GetTimestamp();
        var emptySince = started;
        while (time.GetElapsedTime(started) < patience)
        {
            var left = Left;
            progress(left);
            if (left > 0)
                emptySince = time.GetTimestamp();
            else if (time.GetElapsedTime(emptySince) >= Rest)
                return true;
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
