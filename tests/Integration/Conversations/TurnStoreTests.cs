using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class TurnStoreTests : IClassFixture<TestTables>
{
    private static readonly TurnOwner First = new("message-1", "a");
    private static readonly TurnOwner Other = new("message-2", "a");

    private readonly FakeTimeProvider clock = new(ReplyDesk.Start);
    private readonly ReplyDesk desk;

    public TurnStoreTests(TestTables tables) => desk = new ReplyDesk(tables, clock);

    [Fact]
    public async Task Take_WhatWaits_IsTakenWithEverythingThatWaits()
    {
        var conversation = await desk.PendingAsync("r1", "r2");

        var turn = await desk.TakeAsync(conversation, First);

        Assert.Equal((1, conversation, First), (turn.Fence, turn.Conversation, turn.Owner));
        Assert.Equal(["r1", "r2"], turn.Head.Pending.Select(entry => entry.ProviderMessageId));
        Assert.Equal(ReplyDesk.Start.AddSeconds(30), (await desk.HeadAsync(conversation))!.TurnUntil);
    }

    [Fact]
    public async Task Take_WhereNothingWaits_IsNothing()
    {
        var unknown = ReplyDesk.Of(ReplyDesk.NextPerson());
        var handedOff = await desk.PendingAsync("r1");
        await desk.Turns.HandOffAsync(handedOff, "by_people", default);
        var done = await desk.PendingAsync("r1");
        await desk.Turns.CloseAsync(await desk.TakeAsync(done, First), Outcome(["r1"]), default);

        foreach (var conversation in new[] { unknown, handedOff, done })
            Assert.IsType<TakeResult.Nothing>(await desk.Turns.TakeAsync(conversation, First, ReplyDesk.Start.AddSeconds(30), default));
        Assert.Null(await desk.HeadAsync(unknown));
    }

    [Fact]
    public async Task Take_WhileItIsHeld_SaysWhetherByAnotherOrByTheSameMessage()
    {
        var conversation = await desk.PendingAsync("r1");
        var until = ReplyDesk.Start.AddSeconds(30);
        await desk.TakeAsync(conversation, First, until);

        var another = await desk.Turns.TakeAsync(conversation, Other, until, default);
        var again = await desk.Turns.TakeAsync(conversation, First with { Delivery = "b" }, until, default);
        var alike = await desk.Turns.TakeAsync(conversation, new TurnOwner("message-11", "a"), until, default);

        Assert.IsType<TakeResult.Held>(another);
        Assert.Equal(until, Assert.IsType<TakeResult.HeldByOneself>(again).Until);
        Assert.IsType<TakeResult.Held>(alike);
        Assert.Equal(("message-1/a", 1), ((await desk.HeadAsync(conversation))!.TurnOwner, (await desk.HeadAsync(conversation))!.TurnFence));
    }

    [Fact]
    public async Task Take_ItsOwnEcho_CountsAsTakenOnce()
    {
        var conversation = await desk.PendingAsync("r1");

        var turn = await desk.TakeAsync(conversation, First);
        var echo = await desk.TakeAsync(conversation, First);

        Assert.Equal((1, 1), (turn.Fence, echo.Fence));
        Assert.IsType<CloseResult.Finished>(await desk.Turns.CloseAsync(echo, Outcome(["r1"]), default));
    }

    [Fact]
    public async Task Take_Expired_IsTakenOverAndTheOldHolderCanDoNothing()
    {
        var conversation = await desk.PendingAsync("r1");
        var old = await desk.TakeAsync(conversation, First, ReplyDesk.Start.AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<TakeResult.Held>(await desk.Turns.TakeAsync(conversation, Other, ReplyDesk.Start.AddSeconds(60), default));
        clock.Advance(TimeSpan.FromMilliseconds(1));

        var taken = await desk.TakeAsync(conversation, Other, ReplyDesk.Start.AddSeconds(60));
        var before = await desk.RawAsync(conversation, "HEAD");
        var close = await desk.Turns.CloseAsync(old, Outcome(["r1"]), default);
        await desk.Turns.ReleaseAsync(old, default);

        Assert.Equal(2, taken.Fence);
        Assert.IsType<CloseResult.Lost>(close);
        Assert.Equal(before!.Keys.Order(), (await desk.RawAsync(conversation, "HEAD"))!.Keys.Order());
        var head = (await desk.HeadAsync(conversation))!;
        Assert.Equal(("message-2/a", 2, 1), (head.TurnOwner, head.TurnFence, head.Pending.Count));
        Assert.Null((await desk.ItemAsync(conversation, "r1")).Turn);
        Assert.IsType<CloseResult.Finished>(await desk.Turns.CloseAsync(taken, Outcome(["r1"]), default));
    }

    [Fact]
    public async Task Close_OverAllThatWaits_MarksThemAndGivesTheTurnBack()
    {
        var conversation = await desk.PendingAsync("r1", "r2");
        var turn = await desk.TakeAsync(conversation, First);

        var result = await desk.Turns.CloseAsync(turn, Outcome(["r1", "r2"]) with { AnswerId = "answer-1" }, default);

        Assert.IsType<CloseResult.Finished>(result);
        var head = (await desk.HeadAsync(conversation))!;
        Assert.Equal((ConversationStatus.Open, 0, null, null), (head.Status, head.Pending.Count, head.TurnOwner, head.TurnUntil));
        Assert.Equal(["IN#r1", "IN#r2", "OUT#answer-1"], head.Recent);
        foreach (var id in new[] { "r1", "r2" })
        {
            var item = await desk.ItemAsync(conversation, id);
            Assert.Equal(("answered", "rule", "answer-1"), (item.Turn, item.TurnBy, item.AnswerId));
        }
    }

    [Fact]
    public async Task Close_WhileMoreArrived_GoesOnWithThoseAlone()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);
        await desk.AddAsync(conversation, "r2", "r3");

        var more = Assert.IsType<CloseResult.More>(await desk.Turns.CloseAsync(turn, Outcome(["r1"]), default));

        Assert.Equal(["r2", "r3"], more.Turn.Head.Pending.Select(entry => entry.ProviderMessageId));
        Assert.Equal(("answered", null), ((await desk.ItemAsync(conversation, "r1")).Turn, (await desk.ItemAsync(conversation, "r2")).Turn));
        Assert.IsType<TakeResult.Held>(await desk.Turns.TakeAsync(conversation, Other, ReplyDesk.Start.AddSeconds(60), default));
        Assert.IsType<CloseResult.Finished>(await desk.Turns.CloseAsync(more.Turn, Outcome(["r2", "r3"]), default));
        Assert.Equal(["IN#r1", "IN#r2", "IN#r3"], (await desk.HeadAsync(conversation))!.Recent);
    }

    [Fact]
    public async Task Close_OverTheFirstOfMany_LeavesTheRestAndKeepsTheLastInMind()
    {
        const int Batch = 9;
        var ids = Enumerable.Range(0, (3 * Batch) + 2).Select(number => $"r{number:D2}").ToArray();
        var conversation = await desk.PendingAsync(ids);
        var turn = await desk.TakeAsync(conversation, First);

        for (var at = 0; at < 3 * Batch; at += Batch)
            turn = Assert.IsType<CloseResult.More>(await desk.Turns.CloseAsync(turn, Outcome(ids[at..(at + Batch)]), default)).Turn;

        Assert.Equal(["r27", "r28"], turn.Head.Pending.Select(entry => entry.ProviderMessageId));
        Assert.Equal(ids[3..27].Select(id => "IN#" + id), turn.Head.Recent);
    }

    [Fact]
    public async Task Close_OverMoreThanATurnMay_IsAMistake()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => desk.Turns.CloseAsync(turn, Outcome([.. Enumerable.Repeat("r1", TurnStore.RepliesMax + 1)]), default));
    }

    [Fact]
    public async Task Close_Twice_ChangesNothingTheSecondTime()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);
        await desk.AddAsync(conversation, "r2");
        await desk.Turns.CloseAsync(turn, Outcome(["r1"]), default);

        var again = await desk.Turns.CloseAsync(turn, Outcome(["r1"]) with { What = "silent" }, default);

        Assert.IsType<CloseResult.Lost>(again);
        Assert.Equal(["r2"], await desk.WaitingAsync(conversation));
        Assert.Equal("answered", (await desk.ItemAsync(conversation, "r1")).Turn);
    }

    [Fact]
    public async Task Close_WithAHandOff_LeavesNothingWaiting()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);
        await desk.AddAsync(conversation, "r2");

        var result = await desk.Turns.CloseAsync(turn, new(["r1"], "handed_off", "angry", TurnEnding.HandOff), default);

        Assert.IsType<CloseResult.Finished>(result);
        var head = (await desk.HeadAsync(conversation))!;
        Assert.Equal((ConversationStatus.HandedOff, 0, null), (head.Status, head.Pending.Count, head.TurnOwner));
        var raw = (await desk.RawAsync(conversation, "HEAD"))!;
        Assert.Equal(("angry", "2026-05-12T09:30:00.000Z"), (raw["status_reason"].S, raw["handed_off_at"].S));
        Assert.Equal(("handed_off", null), ((await desk.ItemAsync(conversation, "r1")).Turn, (await desk.ItemAsync(conversation, "r2")).Turn));
    }

    [Fact]
    public async Task Close_OverAReplyErasedMeanwhile_MarksTheOthers()
    {
        var conversation = await desk.PendingAsync("r1", "r2", "r3");
        var turn = await desk.TakeAsync(conversation, First);
        await desk.EraseAsync(conversation, "r2");

        var result = await desk.Turns.CloseAsync(turn, Outcome(["r1", "r2", "r3"]), default);

        Assert.IsType<CloseResult.Finished>(result);
        Assert.Empty(await desk.WaitingAsync(conversation));
        Assert.Equal(["r1 answered", "r3 answered"], (await desk.Replies.ListAsync(conversation, 10, default)).Select(item => $"{item.ProviderMessageId} {item.Turn}"));
    }

    [Theory]
    [InlineData(false, ConversationStatus.Closed)]
    [InlineData(true, ConversationStatus.Open)]
    public async Task Close_EndingTheConversation_DoesSoOnlyIfNothingElseWaits(bool moreArrived, ConversationStatus expected)
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);
        if (moreArrived)
            await desk.AddAsync(conversation, "r2");

        var result = await desk.Turns.CloseAsync(turn, Outcome(["r1"]) with { Ending = TurnEnding.Close }, default);

        Assert.Equal(moreArrived, result is CloseResult.More);
        Assert.Equal(expected, (await desk.HeadAsync(conversation))!.Status);
        Assert.Equal(moreArrived ? 1 : 0, (await desk.WaitingAsync(conversation)).Count);
    }

    [Fact]
    public async Task Release_GivesEverythingBack()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);

        await desk.Turns.ReleaseAsync(turn, default);

        Assert.Equal(["r1"], await desk.WaitingAsync(conversation));
        Assert.Equal(2, (await desk.TakeAsync(conversation, Other)).Fence);
    }

    [Fact]
    public async Task HandOff_InTheMiddleOfATurn_CannotBeClosedOverAndIsUndoneByAReopening()
    {
        var conversation = await desk.PendingAsync("r1");
        var turn = await desk.TakeAsync(conversation, First);

        Assert.True(await desk.Turns.HandOffAsync(conversation, "by_people", default));
        Assert.IsType<CloseResult.Lost>(await desk.Turns.CloseAsync(turn, Outcome(["r1"]), default));
        Assert.Equal(ConversationStatus.HandedOff, (await desk.HeadAsync(conversation))!.Status);
        Assert.Null((await desk.ItemAsync(conversation, "r1")).Turn);

        Assert.True(await desk.Turns.ReopenAsync(conversation, default));
        Assert.False(await desk.Turns.ReopenAsync(conversation, default));
        Assert.False(await desk.Turns.HandOffAsync(ReplyDesk.Of(ReplyDesk.NextPerson()), "by_people", default));
        await desk.AddAsync(conversation, "r2");
        Assert.Equal(["r2"], (await desk.TakeAsync(conversation, Other)).Head.Pending.Select(entry => entry.ProviderMessageId));
    }

    private static TurnOutcome Outcome(IReadOnlyList<string> replies) => new(replies, "answered", "rule", TurnEnding.Open);
}
