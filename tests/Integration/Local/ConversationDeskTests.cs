using Engines.Conversations;
using Engines.Local.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Local;

public sealed class ConversationDeskTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Noon);
    private int people;

    private ConversationDesk Desk => new(tables.Client, tables.ConversationsName, clock);

    private ReplyStore Replies => new(tables.Conversations, TimeSpan.FromDays(365), clock);

    [Fact]
    public async Task HandOffThenRelease_OpenConversation_GoesToPeopleAndBack()
    {
        var place = await WriteAsync("desk", "Is anybody there?");

        Assert.IsType<DeskResult.Done>(await Desk.HandOffAsync(place.Conversation, "complaint", CancellationToken.None));
        var head = await Replies.ReadHeadAsync(place.Conversation, CancellationToken.None);
        Assert.Equal((ConversationStatus.HandedOff, 0), (head!.Status!.Value, head.Pending.Count));
        var shown = await ShowAsync(place.Conversation);
        Assert.Equal(("handed_off", "complaint", 0), (shown.Head!.Status, shown.Head.Reason, shown.Head.Pending));

        Assert.IsType<DeskResult.Done>(await Desk.ReleaseAsync(place.Conversation, CancellationToken.None));
        Assert.Equal(new DeskResult.Unchanged("open"), await Desk.ReleaseAsync(place.Conversation, CancellationToken.None));
    }

    [Fact]
    public async Task HandOffAndRelease_UnknownConversation_ChangeNothing()
    {
        var unknown = ConversationId.Of(Channel.Sms, "+15555550100", "+15555559999");

        Assert.IsType<DeskResult.Unknown>(await Desk.HandOffAsync(unknown, "complaint", CancellationToken.None));
        Assert.IsType<DeskResult.Unknown>(await Desk.ReleaseAsync(unknown, CancellationToken.None));
        Assert.Null(await ConversationHistory.ReadAsync(tables.Client, tables.ConversationsName, unknown, CancellationToken.None));
    }

    [Fact]
    public async Task HandOff_SecondAddressOfAPerson_NamesTheConversation()
    {
        var place = await WriteAsync("alias", "Hello");
        var second = ConversationId.Of(Channel.WhatsApp, "+15555550100", "US.100000000000001");
        await new AliasStore(tables.Conversations, clock).TieAsync(second, place.Conversation, CancellationToken.None);

        Assert.Equal(new DeskResult.Elsewhere(place.Conversation.Value), await Desk.HandOffAsync(second, "complaint", CancellationToken.None));
        Assert.Equal(place.Conversation.Value, (await ShowAsync(second)).AliasOf);
    }

    [Theory]
    [InlineData("complaint of 2026-05-12, room 7", true)]
    [InlineData("", false)]
    [InlineData("two\nlines", false)]
    [InlineData("wants a call at +1 555 555 0123", false)]
    [InlineData("write to dana@example.test", false)]
    public void ProblemOf_Reason_IsNullUnlessItMayNamePeople(string reason, bool isFine) => Assert.Equal(isFine, ConversationDesk.ProblemOf(reason) is null);

    [Fact]
    public async Task Read_ByStatus_IsNewestFirstAndStopsAtTheLimit()
    {
        var first = await WriteAsync("list", "one");
        clock.Advance(TimeSpan.FromMinutes(1));
        var second = await WriteAsync("list", "two");
        clock.Advance(TimeSpan.FromMinutes(1));
        var third = await WriteAsync("list", "three");
        await WriteAsync("list-of-others", "four");
        await Desk.HandOffAsync(second.Conversation, "complaint", CancellationToken.None);
        await new HeadStore(tables.Conversations, clock).OptOutAsync(third, marketingOnly: false, Noon, CancellationToken.None);

        Assert.Equal(3, (await ListAsync(null, 10)).Entries.Count);
        var open = await ListAsync(ConversationStatus.Open, 10);
        Assert.Equal([third.Conversation.Value, first.Conversation.Value], open.Entries.Select(entry => entry.Id));
        Assert.Equal([true, false], open.Entries.Select(entry => entry.IsOptedOut));
        var one = await ListAsync(ConversationStatus.Open, 1);
        Assert.Equal((third.Conversation.Value, true), (Assert.Single(one.Entries).Id, one.HasMore));
        var handedOff = Assert.Single((await ListAsync(ConversationStatus.HandedOff, 10)).Entries);
        Assert.Equal(new ConversationEntry(second.Conversation.Value)
        {
            Channel = "whatsapp", Status = "handed_off", Reason = "complaint", LastActivityAt = "2026-05-12T12:02:00.000Z",
        }, handedOff);
    }

    [Fact]
    public async Task Read_RepliesAndMessages_StandInTheOrderOfTime()
    {
        var place = await WriteAsync("history", "Where is it?");
        var item = TestTables.KeyOf(place.Conversation, "OUT#order-1");
        foreach (var (name, value) in MessageAt(Noon - TimeSpan.FromHours(1)))
            item[name] = value;
        await tables.Client.PutItemAsync(tables.ConversationsName, item);

        var shown = await ShowAsync(place.Conversation);

        Assert.Equal([(false, "shipped/en", "sent"), (true, "text", null)], shown.Entries.Select(line => (line.IsInbound, line.Kind, line.Status)));
        Assert.Equal(["[template name=Dana]", "Where is it?"], shown.Entries.Select(line => line.Content));
        Assert.Equal(("history#p", "whatsapp", "open", 1), (shown.Head!.Project, shown.Head.Channel, shown.Head.Status, shown.Head.Pending));
    }

    private Task<ConversationPage> ListAsync(ConversationStatus? status, int most) =>
        new ConversationList(tables.Client, tables.ConversationsName).ReadAsync("list", "p", status, most, CancellationToken.None);

    private async Task<ConversationHistory> ShowAsync(ConversationId conversation) =>
        (await ConversationHistory.ReadAsync(tables.Client, tables.ConversationsName, conversation, CancellationToken.None))!;

    private async Task<ConversationPlace> WriteAsync(string company, string text)
    {
        var person = $"+155555501{people++:00}";
        var place = new ConversationPlace(ConversationId.Of(Channel.WhatsApp, $"+15555550100/{company}", person), company, "p", Channel.WhatsApp);
        var record = new InboundRecord
        {
            Place = place,
            Provider = ProviderKind.Meta,
            ProviderMessageId = $"wamid.{company}-{people}",
            SentAt = clock.GetUtcNow(),
            Content = new InboundContent { Kind = InboundKind.Text, Text = text },
        };
        await Replies.RecordAsync(record, null, _ => Task.FromResult(ConversationStatus.Open), CancellationToken.None);
        return place;
    }

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> MessageAt(DateTimeOffset at) => new()
    {
        ["outbound_status"] = new("sent"),
        ["request_hash"] = new("hash"),
        ["request"] = new("""{"recipient":"+15555550123","template":{"name":"shipped","language":"en","variables":{"name":"Dana"}}}"""),
        ["company_id"] = new("history"),
        ["project_id"] = new("p"),
        ["channel"] = new("whatsapp"),
        ["template"] = new("shipped/en"),
        ["attempt"] = new() { N = "1" },
        ["when_unconfirmed"] = new("never_twice"),
        ["created_at"] = Iso(at),
        ["updated_at"] = Iso(at),
        ["schema_version"] = new() { N = "1" },
        ["ttl"] = new() { N = "4102444800" },
    };

    private static Amazon.DynamoDBv2.Model.AttributeValue Iso(DateTimeOffset at) =>
        new(at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
}
