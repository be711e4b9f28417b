using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Conversations;

public sealed class RouteStoreTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly CompanyProject Clinic = new("acme-clinic", "reminders");
    private static readonly CompanyProject Bikes = new("bolt-bikes", "orders");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task Load_SampleCompanies_AreFoundByEverythingThatNamesThem()
    {
        var companies = await CompanySeed.LoadAsync(
            tables.Client, tables.CompaniesName, Repository.PathOf("shared-infra/schema/examples/companies.json"), CancellationToken.None);
        var store = Store();

        foreach (var company in companies)
        {
            Assert.NotEmpty(CompanyRoutes.Of(company));
            foreach (var route in CompanyRoutes.Of(company))
                Assert.Contains(new(company.CompanyId, company.ProjectId), await FindAsync(store, route.Kind, route.Id));
        }

        Assert.Equal([Clinic], await FindAsync(store, "whatsapp", "+15555550100"));
        Assert.Equal([Clinic], await FindAsync(store, "meta", "100000000000001"));
        Assert.Equal([Bikes], await FindAsync(store, "sms", "+15555550111"));
    }

    [Fact]
    public async Task Load_SeveralProjectsOnOneAddress_ShareARouteInTheOrderOfTheFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            var text = await File.ReadAllTextAsync(Repository.PathOf("shared-infra/schema/examples/companies.json"));
            await File.WriteAllTextAsync(path, text.Replace("news@cedar.example.test", "hello@cedar.example.test", StringComparison.Ordinal));
            await CompanySeed.LoadAsync(tables.Client, tables.CompaniesName, path, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal([new("cedar-books", "billing"), new("cedar-books", "newsletter")], await FindAsync(Store(), "email", "hello@cedar.example.test"));
    }

    [Fact]
    public async Task Find_WithinAMinute_IsRememberedAndThenReadAnew()
    {
        var store = Store();
        await store.PutAsync(new("meta", "remembered"), [Clinic], CancellationToken.None);
        Assert.Equal([Clinic], await FindAsync(store, "meta", "remembered"));
        await store.PutAsync(new("meta", "remembered"), [Bikes, Clinic], CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        Assert.Equal([Clinic], await FindAsync(store, "meta", "remembered"));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([Bikes, Clinic], await FindAsync(store, "meta", "remembered"));
    }

    [Fact]
    public async Task Find_Absent_IsRememberedForFiveSeconds()
    {
        var store = Store();
        Assert.Empty(await FindAsync(store, "meta", "late"));
        await store.PutAsync(new("meta", "late"), [Clinic], CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await FindAsync(store, "meta", "late"));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([Clinic], await FindAsync(store, "meta", "late"));
    }

    [Fact]
    public async Task Find_AnotherKind_IsAnotherRoute()
    {
        var store = Store();
        await store.PutAsync(new("sms", "+15555550142"), [Clinic], CancellationToken.None);

        Assert.Empty(await FindAsync(store, "whatsapp", "+15555550142"));
    }

    [Fact]
    public void Of_TwoChannelsOnOneAccount_NameItOnce()
    {
        var sender = Sample.Sender(ProviderKind.Twilio);
        var meta = Sample.Sender() with { AccountId = "200000000000002" };

        Assert.Equal(
            [new("whatsapp", sender.Address), new("twilio-account", sender.AccountId!), new("sms", "+15555550101")],
            CompanyRoutes.Of(CompanyOf(sender, sender with { Channel = Channel.Sms, Address = "+15555550101" })));
        Assert.Equal(
            [new("whatsapp", meta.Address), new("meta", meta.ProviderSenderId!), new("meta-account", meta.AccountId!)],
            CompanyRoutes.Of(CompanyOf(meta)));
    }

    private static Company CompanyOf(params ChannelSender[] senders) => new()
    {
        CompanyId = Sample.CompanyId,
        ProjectId = Sample.ProjectId,
        Name = "Acme",
        IsPaused = false,
        Consent = ConsentRule.Required,
        Senders = senders.ToDictionary(sender => sender.Channel),
        Templates = new Dictionary<TemplateKey, Template>(),
    };

    private static Task<IReadOnlyList<CompanyProject>> FindAsync(RouteStore store, string kind, string id) => store.FindAsync(kind, id, CancellationToken.None);

    private RouteStore Store() => new(tables.Companies, clock);
}
