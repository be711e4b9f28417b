using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class ReplyStoreTests : IClassFixture<TestTables>
{
    private static readonly TurnOwner Owner = new("message-1", "a");

    private readonly TestTables tables;
    private readonly ReplyDesk desk;

    public ReplyStoreTests(TestTables tables)
    {
        this.tables = tables;
        desk = new ReplyDesk(tables, new FakeTimeProvider(ReplyDesk.Start));
    }

    [Fact]
    public async Task Record_New_IsKeptAndWaitsForATurn()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());

        Assert.Equal(RecordResult.Pending, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r1") with { Wish = "help" }));

        var head = (await desk.HeadAsync(conversation))!;
        Assert.Equal((ConversationStatus.Open, Sample.CompanyId, Sample.ProjectId), (head.Status, head.CompanyId, head.ProjectId));
        Assert.Equal([new PendingEntry("r1", ReplyDesk.Start.AddMinutes(-1))], head.Pending);
        var item = await desk.ItemAsync(conversation, "r1");
        Assert.Equal((InboundKind.Text, "This is r1", "help", null, null), (item.Content.Kind, item.Content.Text, item.Wish, item.Turn, item.AnswerId));
        Assert.Equal(ReplyDesk.Start.AddMinutes(-1), item.SentAt);
    }

    [Fact]
    public async Task Record_Repeated_ChangesNothingWhateverBecameOfItMeanwhile()
    {
        var conversation = await desk.PendingAsync("r1", "r2");

        Assert.Equal(RecordResult.Repeated, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r1")));
        Assert.Equal(["r1", "r2"], await desk.WaitingAsync(conversation));

        var turn = await desk.TakeAsync(conversation, Owner);
        await desk.Turns.CloseAsync(turn, new(["r1", "r2"], "answered", "ai", TurnEnding.Open), default);
        Assert.Equal(RecordResult.Repeated, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r1") with { Content = new() { Text = "Another text" } }));
        Assert.Empty(await desk.WaitingAsync(conversation));
        Assert.Equal(("answered", "This is r1"), ((await desk.ItemAsync(conversation, "r1")).Turn, (await desk.ItemAsync(conversation, "r1")).Content.Text));
    }

    [Fact]
    public async Task Record_WhilePeopleHaveIt_IsKeptAndDoesNotWait()
    {
        var conversation = await desk.PendingAsync("r1");
        await desk.Turns.HandOffAsync(conversation, "by_people", default);

        var result = await desk.Replies.RecordAsync(
            ReplyDesk.Reply(conversation, "r2"), await desk.HeadAsync(conversation), _ => throw new InvalidOperationException("The status is known."), default);

        Assert.Equal(RecordResult.Kept, result);
        Assert.Empty(await desk.WaitingAsync(conversation));
        Assert.Equal("This is r2", (await desk.ItemAsync(conversation, "r2")).Content.Text);
        Assert.Equal(ConversationStatus.HandedOff, (await desk.HeadAsync(conversation))!.Status);
    }

    [Fact]
    public async Task Record_Unmatched_IsKeptUntilTheCompanyWrites()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());

        Assert.Equal(RecordResult.Kept, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r1"), ConversationStatus.Unmatched));
        Assert.Equal(RecordResult.Kept, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r2"), ConversationStatus.Unmatched));
        Assert.Equal((ConversationStatus.Unmatched, 0), ((await desk.HeadAsync(conversation))!.Status, (await desk.WaitingAsync(conversation)).Count));

        Assert.Equal(RecordResult.Pending, await desk.RecordAsync(ReplyDesk.Reply(conversation, "r3")));
        Assert.Equal(["r3"], await desk.WaitingAsync(conversation));
        Assert.Equal(["r1", "r2", "r3"], (await desk.Replies.ListAsync(conversation, 10, default)).Select(item => item.ProviderMessageId));
    }

    [Fact]
    public async Task Record_Closed_OpensItAgain()
    {
        var conversation = await desk.PendingAsync("r1");
        await desk.Turns.CloseAsync(await desk.TakeAsync(conversation, Owner), new(["r1"], "answered", "thanks", TurnEnding.Close), default);
        Assert.Equal(ConversationStatus.Closed, (await desk.HeadAsync(conversation))!.Status);

        await desk.AddAsync(conversation, "r2");

        Assert.Equal(ConversationStatus.Open, (await desk.HeadAsync(conversation))!.Status);
        Assert.Equal(["r2"], await desk.WaitingAsync(conversation));
    }

    [Fact]
    public async Task Record_HandedOffSinceTheHeadWasRead_IsKept()
    {
        var conversation = await desk.PendingAsync("r1");
        var before = await desk.HeadAsync(conversation);
        await desk.Turns.HandOffAsync(conversation, "by_people", default);

        var result = await desk.Replies.RecordAsync(ReplyDesk.Reply(conversation, "r2"), before, _ => Task.FromResult(ConversationStatus.Open), default);

        Assert.Equal(RecordResult.Kept, result);
        Assert.Empty(await desk.WaitingAsync(conversation));
        Assert.Equal("r2", (await desk.ItemAsync(conversation, "r2")).ProviderMessageId);
    }

    [Fact]
    public async Task Record_WhileAsManyWaitAsMay_IsRefusedWithoutLoss()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());
        await PrepareAsync(conversation, ReplyStore.PendingMax - 1);

        Assert.Equal(RecordResult.Pending, await desk.RecordAsync(ReplyDesk.Reply(conversation, "last")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.RecordAsync(ReplyDesk.Reply(conversation, "too-many")));

        var waiting = await desk.WaitingAsync(conversation);
        Assert.Equal((ReplyStore.PendingMax, "p0", "last"), (waiting.Count, waiting[0], waiting[^1]));
        Assert.Empty(await desk.Replies.ReadAsync(conversation, ["too-many"], default));

        // The queue delivers it again, and once there is room it is taken.
        var turn = await desk.TakeAsync(conversation, Owner);
        await desk.Turns.CloseAsync(turn, new(["p0"], "silent", "erased", TurnEnding.Open), default);
        Assert.Equal(RecordResult.Pending, await desk.RecordAsync(ReplyDesk.Reply(conversation, "too-many")));
    }

    [Fact]
    public async Task Record_WindowOfAnOlderReply_DoesNotShortenIt()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());
        var end = ReplyDesk.Start.AddHours(20);
        foreach (var (id, window, expected) in new (string, DateTimeOffset?, DateTimeOffset)[]
            { ("r1", end, end), ("r2", end.AddHours(-2), end), ("r3", null, end), ("r4", end.AddHours(1), end.AddHours(1)) })
        {
            await desk.RecordAsync(ReplyDesk.Reply(conversation, id) with { WindowUntil = window });
            Assert.Equal((id, expected), (id, (await desk.HeadAsync(conversation))!.WindowUntil));
        }
    }

    [Fact]
    public async Task Read_Several_AreInTheOrderAskedForWithoutTheMissing()
    {
        var conversation = await desk.PendingAsync("r1", "r2", "r3");

        var found = await desk.Replies.ReadAsync(conversation, ["r3", "gone", "r1"], default);

        Assert.Equal(["r3", "r1"], found.Select(item => item.ProviderMessageId));
    }

    private async Task PrepareAsync(ConversationId conversation, int count)
    {
        var item = TestTables.KeyOf(conversation, "HEAD");
        item["conversation_status"] = new("open");
        item["schema_version"] = new() { N = "1" };
        item["pending"] = new() { L = [.. Enumerable.Range(0, count).Select(Entry)] };
        await tables.Conversations.PutAsync(item, default);

        static AttributeValue Entry(int number) => new()
        {
            M = new() { ["id"] = new("p" + number.ToString(CultureInfo.InvariantCulture)), ["at"] = new("2026-05-12T09:00:00.000Z") },
        };
    }
}
