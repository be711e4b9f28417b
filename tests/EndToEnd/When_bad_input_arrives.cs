using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>Requests that are wrong in every way there is lie between good ones, and one process takes them in whole batches.</summary>
[Collection(EndToEndTests.Name)]
public sealed class When_bad_input_arrives(PublishedSender sender, ITestOutputHelper output)
{
    private const string FirstPhone = "+15559000000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Should_send_the_good_ones_and_explain_every_other()
    {
        var lines = new FunctionLines();
        var release = new TaskCompletionSource();
        await using var cloud = await StartAsync(lines, release.Task);

        // While the provider keeps the only process waiting, everything else gathers in the queue and is taken in batches of ten.
        cloud.Requests.Send(new(RequestBody.Reminder("first", FirstPhone).ToJsonString()));
        await cloud.Ledger.WaitAsync(entries => entries.Count == 1, CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        var good = new List<string>();
        foreach (var (id, bad) in BadCases.All)
        {
            Assert.IsType<SendAnswer.Sent>(cloud.Requests.Send(new(bad.Body)));
            good.Add($"good-{id}");
            Assert.IsType<SendAnswer.Sent>(cloud.Requests.Send(new(RequestBody.Reminder(good[^1], GoodPhone(good.Count)).ToJsonString())));
        }

        release.SetResult();
        await cloud.Requests.UntilEmptyAsync(Patience);

        for (var number = 1; number <= good.Count; number++)
            await IsSentOnceAsync(cloud, good[number - 1], GoodPhone(number));
        Assert.Equal(good.Count + 1, cloud.Ledger.Entries.Count);
        foreach (var (id, bad) in BadCases.All)
            await IsExplainedAsync(cloud, id, bad);
        Assert.Equal(BadCases.All.Values.Count(bad => bad.Status is null), cloud.DeadLetters.Count().Total);
        lines.Check([RequestBody.Name, "1555800", "1555900", "555-0123", "see you soon", "12 May"]);
        Figures.Write("bad requests among good ones", $"{BadCases.All.Count} bad, {good.Count + 1} good, {lines.Count} log lines", output);
    }

    private static string GoodPhone(int number) => $"+1555900{number:D4}";

    private Task<LocalCloud> StartAsync(FunctionLines lines, Task release) => LocalCloud.StartAsync(
        new()
        {
            Root = Repository.Root,
            SenderAssembly = sender.Assembly,
            Processes = 1,
            SenderLine = lines.Add,
            Faults = new(call => call.Recipient == FirstPhone ? new Fault.TimeoutAfterAccept(release) : Fault.None),
        },
        CancellationToken.None);

    private static async Task IsSentOnceAsync(LocalCloud cloud, string id, string phone)
    {
        var conversation = ConversationId.Of(Channel.WhatsApp, RequestBody.ClinicNumber, phone);
        var item = await cloud.Store.ReadAsync(conversation, id, CancellationToken.None);
        Assert.Equal(OutboundStatus.Sent, item?.Status);
        Assert.Single(cloud.Ledger.CallsFor(conversation, id));
        Assert.Single(cloud.Ledger.AcceptedFor(conversation, id));
    }

    private static async Task IsExplainedAsync(LocalCloud cloud, string id, BadCase bad)
    {
        var conversation = ConversationId.Of(Channel.WhatsApp, RequestBody.ClinicNumber, BadCases.Phone);
        Assert.Empty(cloud.Ledger.CallsFor(conversation, id));

        var letters = cloud.DeadLetters.Peek(1000).Where(letter => letter.Message.Body == bad.Body).ToList();
        if (bad.Status is null)
        {
            var attributes = Assert.Single(letters).Message.Attributes;
            Assert.Equal((id, bad.Reason), (id, attributes["reason"].StringValue));
            Says(id, bad.Detail, attributes["detail"].StringValue);
            return;
        }

        Assert.Empty(letters);
        var request = new GetItemRequest { TableName = cloud.Conversations.Name, Key = TestTables.KeyOf(conversation, $"OUT#{id}"), ConsistentRead = true };
        var item = (await cloud.Dynamo.GetItemAsync(request)).Item;
        Assert.Equal((id, bad.Status.Value.ToWord(), bad.Reason), (id, item["outbound_status"].S, item["reason"].S));
        Says(id, bad.Detail, item.GetValueOrDefault("reason_detail")?.S);
    }

    // A detail tells a person what to do and repeats nothing that is personal.
    private static void Says(string id, string? wanted, string? detail)
    {
        Assert.True(wanted is null || detail?.Contains(wanted, StringComparison.Ordinal) == true, $"{id}: the detail is '{detail}', without '{wanted}'.");
        Assert.DoesNotContain(RequestBody.Name, detail ?? "", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(BadCases.Phone, detail ?? "", StringComparison.Ordinal);
    }
}
