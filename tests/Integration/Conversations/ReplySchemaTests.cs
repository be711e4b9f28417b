using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

/// <summary>What replies and turns leave in the table is what tables.yaml says.</summary>
public sealed class ReplySchemaTests : IClassFixture<TestTables>
{
    private static readonly TurnOwner Owner = new("message-1", "a");

    private readonly TestTables tables;
    private readonly ReplyDesk desk;

    public ReplySchemaTests(TestTables tables)
    {
        this.tables = tables;
        desk = new ReplyDesk(tables, new FakeTimeProvider(ReplyDesk.Start));
    }

    [Fact]
    public async Task Head_AfterEveryKindOfWrite_IsAsTheSchemaSays()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());
        await desk.RecordAsync(ReplyDesk.Reply(conversation, "r0"), ConversationStatus.Unmatched);
        await AssertHeadAsync(conversation, "conversation_status", "created_at", "window_until");
        await desk.AddAsync(conversation, "r1");
        await AssertHeadAsync(conversation, "pending");

        var turn = await desk.TakeAsync(conversation, Owner);
        await AssertHeadAsync(conversation, "turn_owner", "turn_until", "turn_fence");
        await desk.Turns.ReleaseAsync(turn, default);
        await AssertHeadAsync(conversation);

        turn = await desk.TakeAsync(conversation, Owner);
        await desk.AddAsync(conversation, "r2");
        turn = Assert.IsType<CloseResult.More>(await desk.Turns.CloseAsync(turn, Outcome("r1", TurnEnding.Open), default)).Turn;
        await AssertHeadAsync(conversation, "recent");
        await desk.Turns.CloseAsync(turn, Outcome("r2", TurnEnding.Close), default);
        await AssertHeadAsync(conversation, "status_reason");

        await desk.AddAsync(conversation, "r3");
        await AssertHeadAsync(conversation);
        await desk.Turns.CloseAsync(await desk.TakeAsync(conversation, Owner), Outcome("r3", TurnEnding.HandOff), default);
        await AssertHeadAsync(conversation, "handed_off_at");
        await desk.Turns.ReopenAsync(conversation, default);
        await AssertHeadAsync(conversation);
        await desk.Turns.HandOffAsync(conversation, "by_people", default);
        await AssertHeadAsync(conversation, "handed_off_at", "status_reason");

        foreach (var marketingOnly in new[] { false, true })
        {
            await desk.Heads.OptOutAsync(ReplyDesk.Place(conversation), marketingOnly, ReplyDesk.Start, default);
            await desk.Heads.OptInAsync(ReplyDesk.Place(conversation), marketingOnly, ReplyDesk.Start, default);
        }

        await AssertHeadAsync(conversation, "opted_out_at", "opted_in_at", "marketing_opted_out_at", "marketing_opted_in_at");
    }

    [Fact]
    public async Task In_BeforeAndAfterATurn_IsAsTheSchemaSays()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());
        await desk.RecordAsync(ReplyDesk.Reply(conversation, "r1") with { Wish = "opt_in" });
        await AssertItemAsync("IN", conversation, "IN#r1", "wish");

        await desk.Turns.CloseAsync(await desk.TakeAsync(conversation, Owner), Outcome("r1", TurnEnding.Open), default);
        await AssertItemAsync("IN", conversation, "IN#r1", "turn", "turn_by", "answer_id");
    }

    [Fact]
    public async Task Alias_IsAsTheSchemaSays()
    {
        var conversation = ReplyDesk.Of(ReplyDesk.NextPerson());
        await desk.Aliases.TieAsync(conversation, ReplyDesk.Of(ReplyDesk.NextPerson()), default);

        await AssertItemAsync("ALIAS", conversation, "ALIAS");
    }

    [Fact]
    public async Task Out_AnswerWithAPrice_IsAsTheSchemaSays()
    {
        var store = tables.OutboundStore(ReplyDesk.Start);
        var record = Sample.Record(tables.NextRequestId(), ReplyDesk.NextPerson()) with { Answers = ["wamid.1", "wamid.2"], Template = null };
        var attempt = AttemptId.Create(record.Conversation, record.RequestId);
        await store.ClaimAsync(record, new AttemptLease(attempt, "worker-1", ReplyDesk.Start.AddSeconds(30)) { SentThrough = "AC1/+15555550100" }, default);
        await AssertItemAsync("OUT", record.Conversation, "OUT#" + record.RequestId, "answers", "sent_through");

        var evidence = new Evidence(OutboundStatus.Delivered, ReplyDesk.Start) { ProviderMessageId = "wamid.3", Pricing = "PMP/utility/regular/billable" };
        Assert.IsType<StepResult.Applied>(await store.ResolveAsync(attempt, evidence, default));

        await AssertItemAsync("OUT", record.Conversation, "OUT#" + record.RequestId, "answers", "pricing", "accepted_attempts");
        var item = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        Assert.Equal(["wamid.1", "wamid.2"], item.Answers.Order(StringComparer.Ordinal));
    }

    private static TurnOutcome Outcome(string reply, TurnEnding ending) => new([reply], "answered", "rule", ending) { AnswerId = "answer-" + reply };

    private Task AssertHeadAsync(ConversationId conversation, params string[] expected) => AssertItemAsync("HEAD", conversation, "HEAD", expected);

    private async Task AssertItemAsync(string kind, ConversationId conversation, string itemId, params string[] expected)
    {
        var item = (await desk.RawAsync(conversation, itemId))!;
        ItemSchema.AssertFits("conversations", kind, item);
        Assert.All(expected, name => Assert.Contains(name, item.Keys));
    }
}
