using Engines.Conversations;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class HeadStoreTests : IClassFixture<TestTables>
{
    private static readonly DateTimeOffset Now = ReplyDesk.Start;

    private readonly ReplyDesk desk;

    public HeadStoreTests(TestTables tables) => desk = new ReplyDesk(tables, new FakeTimeProvider(Now));

    public static TheoryData<string, bool> Words => new()
    {
        { "out 5", true },
        { "in 5", false },
        { "out 5, in 6", false },
        { "out 5, in 4", true },
        { "in 6, out 5", false },
        { "in 4, out 5", true },
        { "out 5, in 5", true },
        { "in 5, out 5", true },
        { "out 5, in 7, out 6", false },
        { "out 7, in 6, out 5", true },
        { "out 5, in 6, out 7, in 8", false },
    };

    [Theory, MemberData(nameof(Words))]
    public async Task Note_WordsInAnyOrder_TheLastOfThePersonCounts(string words, bool isOptedOut)
    {
        foreach (var marketingOnly in new[] { false, true })
        {
            var place = ReplyDesk.Place(ReplyDesk.Of(ReplyDesk.NextPerson()));
            foreach (var word in words.Split(", ").Select(word => word.Split(' ')))
            {
                var at = Now.AddMinutes(int.Parse(word[1], System.Globalization.CultureInfo.InvariantCulture));
                await (word[0] == "out" ? desk.Heads.OptOutAsync(place, marketingOnly, at, default) : desk.Heads.OptInAsync(place, marketingOnly, at, default));
            }

            var head = (await desk.Heads.ReadAsync([place.Conversation], default))[place.Conversation];

            Assert.Equal(isOptedOut, marketingOnly ? head.IsMarketingOptedOut : head.IsOptedOut);
            Assert.False(marketingOnly ? head.IsOptedOut : head.IsMarketingOptedOut);
        }
    }

    [Fact]
    public async Task Note_MarketingAndAll_AreApart()
    {
        var place = ReplyDesk.Place(ReplyDesk.Of(ReplyDesk.NextPerson()));
        await desk.Heads.OptOutAsync(place, marketingOnly: true, Now, default);
        await desk.Heads.OptOutAsync(place, marketingOnly: false, Now, default);
        await desk.Heads.OptInAsync(place, marketingOnly: false, Now.AddMinutes(1), default);

        var head = (await desk.Heads.ReadAsync([place.Conversation], default))[place.Conversation];

        Assert.Equal((false, true), (head.IsOptedOut, head.IsMarketingOptedOut));
    }

    [Fact]
    public async Task Note_InAConversationThatHasReplies_TouchesNothingElse()
    {
        var conversation = await desk.PendingAsync("r1");
        var before = await desk.RawAsync(conversation, "HEAD");

        await desk.Heads.OptOutAsync(ReplyDesk.Place(conversation) with { CompanyId = "ci-002" }, marketingOnly: false, Now, default);

        var after = await desk.RawAsync(conversation, "HEAD");
        Assert.Equal("opted_out_at", Assert.Single(after!.Keys.Except(before!.Keys)));
        Assert.Equal((Sample.CompanyId, 1), (after["company_id"].S, after["pending"].L.Count));
    }

    [Fact]
    public async Task Read_ConversationTiedToAnother_HasTheLastWordOfBoth()
    {
        var (first, second) = (ReplyDesk.Of(ReplyDesk.NextPerson()), ReplyDesk.Of(ReplyDesk.NextPerson()));
        await desk.Aliases.TieAsync(second, first, default);

        await desk.Heads.OptOutAsync(ReplyDesk.Place(first), marketingOnly: false, Now, default);
        Assert.Equal((true, false), Wishes(await ReadAsync(second)));

        await desk.Heads.OptOutAsync(ReplyDesk.Place(second), marketingOnly: true, Now, default);
        Assert.Equal((true, true), Wishes(await ReadAsync(second)));

        // The last word counts, whichever address it was said under.
        await desk.Heads.OptInAsync(ReplyDesk.Place(second), marketingOnly: false, Now.AddMinutes(5), default);
        Assert.Equal((false, true), Wishes(await ReadAsync(second)));

        await desk.Heads.OptOutAsync(ReplyDesk.Place(first), marketingOnly: false, Now.AddMinutes(6), default);
        Assert.Equal((true, true), Wishes(await ReadAsync(second)));
        Assert.Equal((true, false), Wishes(await ReadAsync(first)));
    }

    [Fact]
    public async Task Read_MoreThanOneRequestMayName_FindsEveryOne()
    {
        var conversations = Enumerable.Range(0, 130).Select(_ => ReplyDesk.Of(ReplyDesk.NextPerson())).ToList();
        var target = ReplyDesk.Of(ReplyDesk.NextPerson());
        await desk.Heads.OptOutAsync(ReplyDesk.Place(target), marketingOnly: false, Now, default);
        for (var i = 0; i < conversations.Count; i++)
        {
            if (i % 2 == 0)
                await desk.Heads.OptOutAsync(ReplyDesk.Place(conversations[i]), marketingOnly: true, Now, default);
            else
                await desk.Aliases.TieAsync(conversations[i], target, default);
        }

        var found = await desk.Heads.ReadAsync([.. conversations, .. conversations, ReplyDesk.Of(ReplyDesk.NextPerson())], default);

        Assert.Equal(conversations.Select(id => id.Value).Order(StringComparer.Ordinal), found.Keys.Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.All(conversations.Index(), one => Assert.Equal(one.Index % 2 == 0 ? (false, true) : (true, false), Wishes(found[one.Item])));
    }

    [Fact]
    public async Task Read_TiedOverAnother_FollowsEveryTie()
    {
        var (first, second, third) = (ReplyDesk.Of(ReplyDesk.NextPerson()), ReplyDesk.Of(ReplyDesk.NextPerson()), ReplyDesk.Of(ReplyDesk.NextPerson()));
        await desk.Aliases.TieAsync(third, second, default);
        await desk.Aliases.TieAsync(second, first, default);

        await desk.Heads.OptOutAsync(ReplyDesk.Place(first), marketingOnly: false, Now, default);

        Assert.Equal((true, false), Wishes(await ReadAsync(third)));
    }

    [Fact]
    public async Task ReadWishes_OfTwoConversations_TheLastWordCounts()
    {
        var (first, second) = (ReplyDesk.Of(ReplyDesk.NextPerson()), ReplyDesk.Of(ReplyDesk.NextPerson()));
        Assert.Null(await desk.Heads.ReadWishesAsync(first, second, default));

        await desk.Heads.OptOutAsync(ReplyDesk.Place(second), marketingOnly: false, Now, default);
        Assert.Equal((true, false), Wishes((await desk.Heads.ReadWishesAsync(first, second, default))!));
        Assert.Equal((true, false), Wishes((await desk.Heads.ReadWishesAsync(second, first, default))!));
        Assert.Null(await desk.Heads.ReadWishesAsync(first, first, default));

        await desk.Heads.OptInAsync(ReplyDesk.Place(first), marketingOnly: false, Now.AddMinutes(1), default);
        await desk.Heads.OptOutAsync(ReplyDesk.Place(first), marketingOnly: true, Now, default);
        Assert.Equal((false, true), Wishes((await desk.Heads.ReadWishesAsync(first, second, default))!));
        Assert.Equal((false, true), Wishes((await desk.Heads.ReadWishesAsync(first, first, default))!));
    }

    private static (bool IsOptedOut, bool IsMarketingOptedOut) Wishes(ConversationHead head) => (head.IsOptedOut, head.IsMarketingOptedOut);

    private async Task<ConversationHead> ReadAsync(ConversationId conversation) => (await desk.Heads.ReadAsync([conversation], default))[conversation];
}
