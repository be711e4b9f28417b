using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class AliasStoreTests : IClassFixture<TestTables>
{
    private readonly ReplyDesk desk;
    private readonly string number;
    private readonly string userId;

    public AliasStoreTests(TestTables tables)
    {
        desk = new ReplyDesk(tables, new FakeTimeProvider(ReplyDesk.Start));
        number = ReplyDesk.NextPerson();
        userId = "US.1349120" + number[1..];
    }

    private ConversationId Number => ReplyDesk.Of(number);

    private ConversationId UserId => ReplyDesk.Of(userId);

    [Fact]
    public async Task Resolve_BothNew_IsTheNumberAndTheOtherIsTied()
    {
        var resolution = await ResolveAsync(number, userId);

        Assert.Equal(new Resolution(Number, null), resolution);
        Assert.Equal(Number, (await ResolveAsync(userId)).Conversation);
        Assert.Null(await desk.RawAsync(Number, "ALIAS"));
    }

    [Fact]
    public async Task Resolve_NumberFirst_BringsTheUserIdToTheNumbersConversation()
    {
        await desk.AddAsync(Number, "r1");

        Assert.Equal(Number, (await ResolveAsync(number, userId)).Conversation);

        var later = await ResolveAsync(userId);
        Assert.Equal(Number, later.Conversation);
        Assert.Equal("r1", Assert.Single(later.Head!.Pending).ProviderMessageId);
    }

    [Fact]
    public async Task Resolve_UserIdFirst_BringsTheNumberToTheUserIdsConversation()
    {
        await desk.AddAsync(UserId, "r1");

        var both = await ResolveAsync(number, userId);

        Assert.Equal(UserId, both.Conversation);
        Assert.Equal("r1", Assert.Single(both.Head!.Pending).ProviderMessageId);
        Assert.Equal(UserId, (await ResolveAsync(number)).Conversation);
        Assert.Equal(UserId, (await ResolveAsync(userId)).Conversation);
        Assert.Null(await desk.RawAsync(UserId, "ALIAS"));
    }

    [Fact]
    public async Task Resolve_BothWithConversations_IsTheNumbersFromNowOn()
    {
        await desk.AddAsync(Number, "r1");
        await desk.AddAsync(UserId, "r2");

        Assert.Equal(Number, (await ResolveAsync(number, userId)).Conversation);
        Assert.Equal(Number, (await ResolveAsync(userId)).Conversation);
        Assert.Equal(Number, (await ResolveAsync(number)).Conversation);
    }

    [Fact]
    public async Task Resolve_NewNumber_LeadsToTheConversationUnderTheFirst()
    {
        await desk.AddAsync(Number, "r1");
        var (second, third) = (ReplyDesk.NextPerson(), ReplyDesk.NextPerson());

        await MoveAsync(number, second);
        await MoveAsync(second, third);

        foreach (var address in new[] { number, second, third })
        {
            var resolution = await ResolveAsync(address);
            Assert.Equal((Number, 1), (resolution.Conversation, resolution.Head!.Pending.Count));
        }
    }

    [Fact]
    public async Task Resolve_NumberChangedBackAndForth_DoesNotLoop()
    {
        await desk.AddAsync(Number, "r1");
        var second = ReplyDesk.NextPerson();

        foreach (var (from, to) in new[] { (number, second), (second, number), (number, second), (second, number) })
            await MoveAsync(from, to);

        Assert.Equal(Number, (await ResolveAsync(number)).Conversation);
        Assert.Equal(Number, (await ResolveAsync(second, userId)).Conversation);
        Assert.Equal(Number, (await ResolveAsync(userId)).Conversation);
        Assert.Null(await desk.RawAsync(Number, "ALIAS"));
    }

    [Fact]
    public async Task Resolve_TiesThatPointAtEachOther_EndAfterOneStep()
    {
        var second = ReplyDesk.NextPerson();
        await desk.Aliases.TieAsync(Number, ReplyDesk.Of(second), default);
        await desk.Aliases.TieAsync(ReplyDesk.Of(second), Number, default);

        Assert.Equal(ReplyDesk.Of(second), (await ResolveAsync(number)).Conversation);
        Assert.Equal(Number, (await ResolveAsync(second)).Conversation);
    }

    [Fact]
    public async Task Tie_ASecondTime_ChangesNothing()
    {
        var (second, third) = (ReplyDesk.Of(ReplyDesk.NextPerson()), ReplyDesk.Of(ReplyDesk.NextPerson()));
        await desk.Aliases.TieAsync(second, Number, default);

        await desk.Aliases.TieAsync(second, third, default);
        await desk.Aliases.TieAsync(third, third, default);

        Assert.Equal(Number.Value, (await desk.RawAsync(second, "ALIAS"))!["alias_of"].S);
        Assert.Null(await desk.RawAsync(third, "ALIAS"));
    }

    private Task<Resolution> ResolveAsync(string person, string? other = null) =>
        desk.Aliases.ResolveAsync(Channel.WhatsApp, Sample.CompanyNumber, person, other, default);

    // As intake takes a change of address.
    private async Task MoveAsync(string from, string to) => await desk.Aliases.TieAsync(ReplyDesk.Of(to), (await ResolveAsync(from)).Conversation, default);
}
