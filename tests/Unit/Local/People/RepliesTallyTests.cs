using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Campaigns;
using Engines.Local.People;
using Engines.Tests.Unit.Channels;

namespace Engines.Tests.Unit.Local.People;

public sealed class RepliesTallyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Add_OneAnswerOverABurst_CountsEveryReplyOnce()
    {
        var report = Report(["a", "b", "c"], [In("a", "answered"), In("b", "answered"), In("c", "answered"), Out("r-1", "sent", ["a", "b", "c"])], [Call("r-1", 1)]);

        Assert.Equal((3, 3, 3), (report.Sent, report.Recorded, report.Answered));
        Assert.True(report.IsClean);
    }

    [Fact]
    public void Add_TwoAcceptedAnswersToOneReply_IsAnsweredTwice()
    {
        var items = new[] { In("a", "answered"), Out("r-1", "sent", ["a"]), Out("r-2", "sent", ["a"]) };

        Assert.Equal(1, Report(["a"], items, [Call("r-1", 1), Call("r-2", 2)]).AnsweredTwice);
        Assert.Equal(0, Report(["a"], items, [Call("r-1", 1)]).AnsweredTwice);
    }

    [Theory]
    [InlineData("never_twice", 1)]
    [InlineData("at_least_once", 0)]
    public void Add_OneAnswerAcceptedTwice_IsForThePolicyToAllow(string policy, int twice)
    {
        var report = Report(["a"], [In("a", "answered"), Out("r-1", "sent", ["a"], policy)], [Call("r-1", 1), Call("r-1", 2)]);

        Assert.Equal((1, twice), (report.Answered, report.AnsweredTwice));
    }

    [Theory]
    [InlineData(null, 1, 0, 0)]
    [InlineData("answered", 1, 0, 0)]
    [InlineData("silent", 0, 1, 0)]
    [InlineData("handed_off", 0, 0, 1)]
    public void Add_ReplyWithoutAnAnswer_IsSkippedUnlessItWasDecided(string? turn, int skipped, int silent, int leftToPeople)
    {
        var report = Report(["a"], [In("a", turn)], []);

        Assert.Equal((skipped, silent, leftToPeople), (report.Skipped, report.Silent, report.LeftToPeople));
        Assert.Equal(skipped == 0, report.IsClean);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("answered")]
    public void Add_AnswerThatNoProviderTook_IsSkippedUnlessPeopleTookOver(string? turn)
    {
        var report = Report(["a"], [Head("open", null), In("a", turn), Out("r-1", "failed", ["a"])], []);

        Assert.Equal((1, 0, false), (report.Skipped, report.Undelivered, report.IsClean));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("suppressed")]
    [InlineData("unconfirmed")]
    public void Add_AnswerThatReachedNobodyAndWasHandedOver_IsUndelivered(string status)
    {
        var report = Report(["a"], [Head("handed_off", null), In("a", "handed_off"), Out("r-1", status, ["a"])], []);

        Assert.Equal((0, 1, 0, 1), (report.Skipped, report.Undelivered, report.LeftToPeople, report.HandedOff));
        Assert.True(report.IsClean);
    }

    [Fact]
    public void Add_AnswerOfUnknownOutcomeThatThePersonGot_IsAnsweredAndHandedOff()
    {
        var report = Report(["a"], [Head("handed_off", null), In("a", "handed_off"), Out("r-1", "unconfirmed", ["a"])], [Call("r-1", 1)]);

        Assert.Equal((1, 0, 1), (report.Answered, report.Undelivered, report.HandedOff));
        Assert.True(report.IsClean);
    }

    [Fact]
    public void Add_PersonWhoWasWrittenToAndTakenForAStranger_IsADefect() =>
        Assert.Equal((1, false), Two(Report(["a"], [Head("unmatched", null), In("a", null)], []), report => report.Unmatched));

    [Theory]
    [InlineData("handed_off", false)]
    [InlineData("open", true)]
    public void Add_ConversationWithPeopleOrOptedOut_SkipsNobody(string status, bool isOptedOut)
    {
        var report = Report(["a"], [Head(status, isOptedOut ? 0 : null), In("a", null)], []);

        Assert.Equal((0, 1), (report.Skipped, report.LeftToPeople));
        Assert.Equal((isOptedOut ? 0 : 1, isOptedOut ? 1 : 0), (report.HandedOff, report.OptedOut));
    }

    [Fact]
    public void Add_ReplyThatStandsNowhere_IsNotRecorded() => Assert.Equal((1, false), Two(Report(["a"], [], []), report => report.Unrecorded));

    [Theory]
    [InlineData("open", 1)]
    [InlineData("closed", 1)]
    [InlineData("handed_off", 0)]
    public void Add_PendingAtRest_IsADefectUnlessHandedOff(string status, int leftPending)
    {
        var head = Head(status, null);
        head["pending"] = new() { L = [new("a")] };

        Assert.Equal(leftPending, Report(["a"], [head, In("a", "silent")], []).LeftPending);
    }

    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(4, 5.5, 0)]
    [InlineData(5.2, 5.5, 1)]
    [InlineData(4, 6.5, 1)]
    public void Add_CallAfterTheOptOutWasRecorded_CountsUnlessItWasOnItsWay(double claimed, double called, int calls)
    {
        // The person's STOP was sent at 2 s and recorded at 5 s.
        var stop = In("a", "silent", 5);
        var answer = Out("r-1", "sent", [], created: claimed);

        Assert.Equal(calls, Report(["a"], [Head("open", 2), stop, answer], [Call("r-1", called)], Mood.Stop).CallsAfterOptOut);
    }

    [Fact]
    public void Add_StopThatNobodyHeeded_IsADefect() =>
        Assert.Equal((1, false), Two(Report(["a"], [Head("open", null), In("a", "silent")], [], Mood.Stop), report => report.StopsMissed));

    private static (int Count, bool IsClean) Two(RepliesReport report, Func<RepliesReport, int> count) => (count(report), report.IsClean);

    private static RepliesReport Report(string[] said, Dictionary<string, AttributeValue>[] items, AcceptedCall[] accepted, Mood mood = Mood.Plain)
    {
        var id = ConversationId.Of(Channel.WhatsApp, "+15555550100", Samples.Person);
        var tally = new RepliesTally();
        tally.Add(new(id, 1, [.. said.Select(one => new SaidMessage(one, mood, Noon))]), ConversationItems.From(items), accepted);
        return tally.ToReport(quarantined: 0);
    }

    private static AcceptedCall Call(string request, double second) => new(request, Noon.AddSeconds(second));

    private static Dictionary<string, AttributeValue> Head(string status, double? optedOut)
    {
        var item = new Dictionary<string, AttributeValue> { ["item_id"] = new("HEAD"), ["conversation_status"] = new(status) };
        if (optedOut is { } second)
            item["opted_out_at"] = Time(second);
        return item;
    }

    private static Dictionary<string, AttributeValue> In(string id, string? turn, double created = 0)
    {
        var item = new Dictionary<string, AttributeValue> { ["item_id"] = new($"IN#{id}"), ["created_at"] = Time(created) };
        if (turn is not null)
            item["turn"] = new(turn);
        return item;
    }

    private static Dictionary<string, AttributeValue> Out(string request, string status, List<string> answers, string policy = "never_twice", double created = 0)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["item_id"] = new($"OUT#{request}"),
            ["outbound_status"] = new(status),
            ["when_unconfirmed"] = new(policy),
            ["created_at"] = Time(created),
        };
        if (answers.Count > 0)
            item["answers"] = new() { SS = answers };
        return item;
    }

    private static AttributeValue Time(double second) => new(Noon.AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
}
