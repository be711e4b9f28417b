using System.Text.Json;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd;

/// <summary>The samples of the engine's events folder go through queue, function, tables and providers.</summary>
[Collection(EndToEndTests.Name)]
public sealed class When_the_published_function_runs(PublishedSender sender)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly (string RequestId, Channel Channel, string From, string To, ProviderKind Provider)[] Good =
    [
        ("visit-4711-reminder", Channel.WhatsApp, "+15555550100", "+15555550123", ProviderKind.Meta),
        ("order-1001-shipped", Channel.Sms, "+15555550111", "+15555550124", ProviderKind.Twilio),
        ("order-1003-paid", Channel.WhatsApp, "+15555550110", "+15555550125", ProviderKind.Twilio),
        ("invoice:2026-05:0007", Channel.Email, "hello@cedar.example.test", "dana@example.test", ProviderKind.Ses),
    ];

    [Fact]
    public async Task Should_send_each_sample_once_and_give_up_the_misspelled_one()
    {
        var lines = new FunctionLines();
        var bodies = Directory.EnumerateFiles(Repository.PathOf("template-sender-engine/events"), "*.json").SelectMany(BodiesOf).ToList();
        Assert.Equal(Good.Length + 1, bodies.Distinct().Count());

        await using (var cloud = await StartAsync(lines))
        {
            // Some samples stand in two files: the second request is the first one once more.
            foreach (var body in bodies)
                cloud.Requests.Send(new(body));
            await cloud.Requests.UntilEmptyAsync(Patience);

            foreach (var (requestId, channel, from, to, provider) in Good)
            {
                var conversation = ConversationId.Of(channel, from, to);
                var item = await cloud.Store.ReadAsync(conversation, requestId, CancellationToken.None);
                Assert.Equal((requestId, OutboundStatus.Sent), (requestId, item!.Status));
                var entry = Assert.Single(cloud.Ledger.CallsFor(conversation, requestId));
                Assert.Equal((provider, to, item.ProviderMessageId), (entry.Call.Provider, entry.Call.Recipient, entry.ProviderMessageId));
            }

            Assert.Equal(Good.Length, cloud.Ledger.Entries.Count);
            var letter = Assert.Single(cloud.DeadLetters.Peek(10)).Message;
            Assert.Contains("order-1002-shipped", letter.Body, StringComparison.Ordinal);
            Assert.Equal("request_invalid", letter.Attributes["reason"].StringValue);
            Assert.Contains("recipent", letter.Attributes["detail"].StringValue, StringComparison.Ordinal);
        }

        lines.Check(["15555550", "dana@example", "cedar.example", "\"Dana\"", "\"Sam\"", "\"Kim\"", "12 May", "10.50"]);
    }

    private Task<LocalCloud> StartAsync(FunctionLines lines) =>
        LocalCloud.StartAsync(new() { Root = Repository.Root, SenderAssembly = sender.Assembly, SenderLine = lines.Add }, CancellationToken.None);

    private static IEnumerable<string> BodiesOf(string file)
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(file));
        return [.. sample.RootElement.GetProperty("Records").EnumerateArray().Select(record => record.GetProperty("body").GetString()!)];
    }
}
