using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Campaigns;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Local;

/// <summary>Which items contradict each other or the providers' ledger.</summary>
public sealed class ConsistencyCheckTests
{
    private static readonly ConversationId Conversation = ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550123");
    private static readonly AttemptId Attempt = AttemptId.Create(Conversation, "r1");

    [Fact]
    public void Of_OneAnswerAndItsReply_FindsNothing() => Assert.Empty(Find([Head(), In("m1", "answered", "r1"), Out("r1", "read", ["m1"])], taken: true));

    [Fact]
    public void Of_MessageLeftInSending_FindsIt() => Assert.Equal([Contradiction.SendingLeft], Find([Out("r1", "sending")], taken: false));

    [Fact]
    public void Of_TurnLeftOpen_FindsIt() => Assert.Equal([Contradiction.TurnLeft], Find([Head(("turn_owner", new("m/1")))], taken: false));

    [Theory]
    [InlineData(null, false, Contradiction.PendingUnknown)]
    [InlineData("silent", true, Contradiction.PendingClosed)]
    public void Of_PendingAgainstReplies_FindsWhatDoesNotFit(string? turn, bool isRecorded, string what)
    {
        var head = Head(("pending", new() { L = [new() { M = new() { ["id"] = new("m1") } }] }));

        Assert.Equal([what], Find(isRecorded ? [head, In("m1", turn, null)] : [head], taken: false));
        Assert.Empty(Find([head, In("m1", null, null)], taken: false));
    }

    [Fact]
    public void Of_ReplyWithoutItsAnswer_FindsIt()
    {
        Assert.Equal([Contradiction.AnswerMissing], Find([In("m1", "answered", "r2")], taken: false));
        Assert.Equal([Contradiction.AnswerStrange], Find([In("m1", "answered", "r1"), Out("r1", "failed", ["m2"])], taken: false));
    }

    [Theory]
    [InlineData("open", null, 1)]
    [InlineData("open", "silent", 1)]
    [InlineData("open", "handed_off", 0)]
    [InlineData("handed_off", null, 0)]
    public void Of_AnswerThatArrivedAndItsReply_FitTogether(string status, string? turn, int contradictions) => Assert.Equal(
        contradictions, Find([Head(("conversation_status", new(status))), In("m1", turn, null), Out("r1", "sent", ["m1"])], taken: true).Count());

    [Theory]
    [InlineData("sent", false, Contradiction.LedgerMissing)]
    [InlineData("failed", true, Contradiction.LedgerDenied)]
    [InlineData("retry_wait", true, Contradiction.LedgerDenied)]
    [InlineData("unconfirmed", true, null)]
    [InlineData("unconfirmed", false, null)]
    public void Of_StatusAgainstTheLedger_FindsWhatDoesNotFit(string status, bool taken, string? what) =>
        Assert.Equal(what is null ? [] : [what], Find([Out("r1", status)], taken));

    [Fact]
    public void Of_MessageThatNoItemKnows_FindsIt()
    {
        Assert.Equal([Contradiction.LedgerUnknown], Find([], taken: true));
        var other = Out("r1", "unconfirmed");
        other["attempt_id"] = new("a1_other");
        other["attempt_ids"] = new() { SS = ["a1_other"] };
        Assert.Equal([Contradiction.LedgerUnknown], Find([other], taken: true));
    }

    [Fact]
    public void Of_AStrangersProviderId_FindsIt()
    {
        var message = Out("r1", "sent");
        message["provider_message_id"] = new("wamid.other");

        Assert.Equal([Contradiction.LedgerStrange], Find([message], taken: true));
    }

    private static IEnumerable<string> Find(IReadOnlyList<Dictionary<string, AttributeValue>> items, bool taken)
    {
        var call = new LedgerEntry(1, new() { Provider = ProviderKind.Meta, AttemptText = Attempt.Value }, "wamid.1", null, DateTimeOffset.UnixEpoch);
        return ConsistencyCheck.Of(Conversation.Value, items, taken ? [call] : []).Select(found => found.What);
    }

    private static Dictionary<string, AttributeValue> Head(params (string Name, AttributeValue Value)[] more) => Item("HEAD", more);

    private static Dictionary<string, AttributeValue> In(string id, string? turn, string? answer) =>
        Item($"IN#{id}", [.. turn is null ? [] : new[] { ("turn", new AttributeValue(turn)) }, .. answer is null ? [] : new[] { ("answer_id", new AttributeValue(answer)) }]);

    private static Dictionary<string, AttributeValue> Out(string id, string status, List<string>? answers = null) => Item(
        $"OUT#{id}",
        [
            ("outbound_status", new(status)), ("attempt_id", new(Attempt.Value)),
            .. answers is null ? [] : new[] { ("answers", new AttributeValue { SS = answers }) },
        ]);

    private static Dictionary<string, AttributeValue> Item(string id, (string Name, AttributeValue Value)[] more)
    {
        var item = new Dictionary<string, AttributeValue> { ["conversation_id"] = new(Conversation.Value), ["item_id"] = new(id) };
        foreach (var (name, value) in more)
            item[name] = value;
        return item;
    }
}
