using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

/// <summary>The stores of replies and turns over the tables of a test, and short ways to use them.</summary>
internal sealed class ReplyDesk(TestTables tables, TimeProvider time)
{
    private static int people;

    public static readonly DateTimeOffset Start = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    public ReplyStore Replies { get; } = new(tables.Conversations, TimeSpan.FromDays(365), time);

    public TurnStore Turns { get; } = new(tables.Conversations, time);

    public HeadStore Heads { get; } = new(tables.Conversations, time);

    public AliasStore Aliases { get; } = new(tables.Conversations, time);

    public static ConversationId Of(string person) => ConversationId.Of(Channel.WhatsApp, Sample.CompanyNumber, person);

    public static ConversationPlace Place(ConversationId conversation) => new(conversation, Sample.CompanyId, Sample.ProjectId, Channel.WhatsApp);

    public static InboundRecord Reply(ConversationId conversation, string id) => new()
    {
        Place = Place(conversation),
        Provider = ProviderKind.Meta,
        ProviderMessageId = id,
        SentAt = Start.AddMinutes(-1),
        Content = new() { Kind = InboundKind.Text, Text = $"This is {id}" },
        WindowUntil = Start.AddHours(24),
    };

    /// <summary>A number that no other test of this process has: a transaction's token, made of the conversation, is known to all tables of a server.</summary>
    public static string NextPerson() => $"+1555{Interlocked.Increment(ref people):D7}";

    /// <summary>Records a reply as intake does: reads the head, then writes.</summary>
    public async Task<RecordResult> RecordAsync(InboundRecord record, ConversationStatus first = ConversationStatus.Open) => await Replies.RecordAsync(
        record, await HeadAsync(record.Place.Conversation), _ => Task.FromResult(first), default);

    /// <summary>A conversation in which these replies wait.</summary>
    public async Task<ConversationId> PendingAsync(params string[] ids)
    {
        var conversation = Of(NextPerson());
        await AddAsync(conversation, ids);
        return conversation;
    }

    public async Task AddAsync(ConversationId conversation, params string[] ids)
    {
        foreach (var id in ids)
            Assert.Equal(RecordResult.Pending, await RecordAsync(Reply(conversation, id)));
    }

    public async Task<Turn> TakeAsync(ConversationId conversation, TurnOwner owner, DateTimeOffset? until = null) =>
        Assert.IsType<TakeResult.Taken>(await Turns.TakeAsync(conversation, owner, until ?? Start.AddSeconds(30), default)).Turn;

    public Task<ConversationHead?> HeadAsync(ConversationId conversation) => Replies.ReadHeadAsync(conversation, default);

    public async Task<IReadOnlyList<string>> WaitingAsync(ConversationId conversation) =>
        [.. (await HeadAsync(conversation))!.Pending.Select(entry => entry.ProviderMessageId)];

    public async Task<InboundItem> ItemAsync(ConversationId conversation, string id) => Assert.Single(await Replies.ReadAsync(conversation, [id], default));

    public Task EraseAsync(ConversationId conversation, string id) =>
        tables.Client.DeleteItemAsync(tables.ConversationsName, TestTables.KeyOf(conversation, "IN#" + id));

    public Task<Dictionary<string, AttributeValue>?> RawAsync(ConversationId conversation, string itemId) =>
        tables.Conversations.GetAsync(TestTables.KeyOf(conversation, itemId), default);
}
