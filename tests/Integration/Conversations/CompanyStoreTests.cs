using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class CompanyStoreTests(TestTables tables) : IClassFixture<TestTables>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.Zero));

    private CompanyStore Store => new(tables.Companies, CompanyReader.Read, clock);

    [Fact]
    public async Task Find_WithinAMinute_IsRememberedAndThenReadAnew()
    {
        var item = await PutAsync("remembered", "active");
        var store = Store;
        Assert.False((await FindAsync(store, "remembered"))!.IsPaused);
        item["status"] = new AttributeValue("paused");
        await tables.Client.PutItemAsync(tables.CompaniesName, item);

        clock.Advance(CompanyStore.Freshness - TimeSpan.FromMilliseconds(1));
        Assert.False((await FindAsync(store, "remembered"))!.IsPaused);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await FindAsync(store, "remembered"))!.IsPaused);
    }

    [Fact]
    public async Task Find_Absent_IsRememberedForAMomentOnly()
    {
        var store = Store;
        Assert.Null(await FindAsync(store, "late"));
        await PutAsync("late", "active");

        Assert.Null(await FindAsync(store, "late"));
        clock.Advance(CompanyStore.AbsenceFreshness);
        Assert.NotNull(await FindAsync(store, "late"));
    }

    [Fact]
    public async Task Find_Unusable_IsNotRemembered()
    {
        var item = await PutAsync("mended", "nonsense");
        var store = Store;
        await Assert.ThrowsAsync<CompanyDataException>(() => FindAsync(store, "mended"));
        item["status"] = new AttributeValue("active");
        await tables.Client.PutItemAsync(tables.CompaniesName, item);

        Assert.NotNull(await FindAsync(store, "mended"));
    }

    [Fact]
    public async Task Find_ManyAtOnce_GetTheSameAnswer()
    {
        await PutAsync("shared", "active");
        var store = Store;

        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => FindAsync(store, "shared")));

        Assert.Single(found.Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task Find_BrokenReplies_StopsWhoAnswersAndNotWhoSends()
    {
        var item = await PutAsync("half-broken", "active");
        item["replies"].M["rules"] = new AttributeValue("none");
        await tables.Client.PutItemAsync(tables.CompaniesName, item);

        var forSending = await FindAsync(new(tables.Companies, CompanyReader.ReadForSending, clock), "half-broken");

        Assert.Null(forSending!.Replies);
        await Assert.ThrowsAsync<CompanyDataException>(() => FindAsync(Store, "half-broken"));
    }

    private static Task<Company?> FindAsync(CompanyStore store, string companyId) => store.FindAsync(companyId, "reminders", CancellationToken.None);

    private async Task<Dictionary<string, AttributeValue>> PutAsync(string companyId, string status)
    {
        var item = CompanySeed.Read(Repository.PathOf("shared-infra/schema/examples/companies.json"))[0];
        item["company_id"] = new AttributeValue(companyId);
        item["status"] = new AttributeValue(status);
        await tables.Client.PutItemAsync(tables.CompaniesName, item);
        return item;
    }
}
