using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Integration.Local;

public sealed class CompanyWriterTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 12, 12, 0, 0, TimeSpan.Zero);

    private CompanyWriter Writer => new(tables.Client, tables.CompaniesName);

    [Fact]
    public async Task Put_TwoFilesShareANumber_RouteLeadsToBoth()
    {
        await PutAsync(Company("shares", "one", "300000000000001"));
        await PutAsync(Company("shares", "two", "300000000000001"));
        var again = await PutAsync(Company("shares", "one", "300000000000001"));

        Assert.False(again.IsNew);
        Assert.Equal(["one", "two"], (await RouteAsync("300000000000001")).Select(project => project.ProjectId));
    }

    [Fact]
    public async Task Put_ManyAtOnceOnOneNumber_RouteLosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => PutAsync(Company("crowd", $"p-{number}", "300000000000002"))));

        Assert.Equal(5, (await RouteAsync("300000000000002")).Count);
    }

    [Fact]
    public async Task Put_ChangedNumber_OldRouteNoLongerLeadsThere()
    {
        await PutAsync(Company("moves", "stays", "300000000000003"));
        await PutAsync(Company("moves", "goes", "300000000000003"));
        var moved = await PutAsync(Company("moves", "goes", "300000000000004"));

        Assert.Contains(new CompanyRoute(CompanyRoutes.Meta, "300000000000003"), moved.Gone);
        Assert.Equal("stays", Assert.Single(await RouteAsync("300000000000003")).ProjectId);
        Assert.Equal("goes", Assert.Single(await RouteAsync("300000000000004")).ProjectId);

        await PutAsync(Company("moves", "stays", "300000000000005"));
        Assert.Empty(await RouteAsync("300000000000003"));
    }

    [Fact]
    public async Task Put_AfterAProviderStoppedSomething_StaysStopped()
    {
        var template = new TemplateKey(Channel.WhatsApp, "reminder", "en");
        await PutAsync(Company("stopped", "p", "300000000000006"));
        var health = new CompanyHealthStore(tables.Companies);
        await health.SetTemplateStateAsync("stopped", "p", template, TemplateState.Paused, "low quality", Noon, CancellationToken.None);
        await health.SetSenderStoppedAsync("stopped", "p", Channel.WhatsApp, isStopped: true, "restricted", Noon, CancellationToken.None);

        var again = await PutAsync(Company("stopped", "p", "300000000000006"));

        Assert.Equal(2, again.Kept.Count);
        var company = (await new CompanyStore(tables.Companies, CompanyReader.Read, new FakeTimeProvider(Noon)).FindAsync("stopped", "p", CancellationToken.None))!;
        Assert.Equal((TemplateState.Paused, true), (company.Templates[template].State, company.Senders[Channel.WhatsApp].IsPaused));
        await health.SetSenderStoppedAsync("stopped", "p", Channel.WhatsApp, isStopped: false, null, Noon.AddHours(1), CancellationToken.None);
        Assert.Equal("active", (await ItemAsync("stopped", "p"))["channels"].M["whatsapp"].M["status"].S);
    }

    [Fact]
    public void Read_UnusableCompany_NamesPlaceAndRemedy()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """[{"company_id":"acme","project_id":"p","name":"Acme","status":"asleep"}]""");
            var unusable = Assert.IsType<CompanyFile.Unusable>(CompanyFile.Read(path));
            Assert.Equal("company 1 (acme/p): status should be one of active, paused and is another string", Assert.Single(unusable.Problems));

            File.WriteAllText(path, "{}");
            Assert.IsType<CompanyFile.Unusable>(CompanyFile.Read(path));
            File.WriteAllText(path, "no");
            Assert.IsType<CompanyFile.Unusable>(CompanyFile.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Task<WrittenCompany> PutAsync(Dictionary<string, AttributeValue> item) => Writer.PutAsync(item, CancellationToken.None);

    private Task<IReadOnlyList<CompanyProject>> RouteAsync(string number) =>
        new RouteStore(tables.Companies, new FakeTimeProvider(Noon)).FindAsync(CompanyRoutes.Meta, number, CancellationToken.None);

    private async Task<Dictionary<string, AttributeValue>> ItemAsync(string company, string project) =>
        (await tables.Companies.GetAsync(new() { ["company_id"] = new(company), ["project_id"] = new(project) }, CancellationToken.None))!;

    private static Dictionary<string, AttributeValue> Company(string company, string project, string number)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, $$"""
                [{
                  "schema_version": 1, "company_id": "{{company}}", "project_id": "{{project}}", "name": "Acme", "status": "active", "consent": "assumed",
                  "channels": { "whatsapp": { "provider": "meta", "address": "+15555550100", "provider_sender_id": "{{number}}", "secret": "ssm:/engines/dev/secrets/acme", "status": "active" } },
                  "templates": { "whatsapp/reminder/en": { "category": "utility", "provider_id": "reminder", "state": "approved", "parameters": [] } }
                }]
                """);
            return Assert.Single(Assert.IsType<CompanyFile.Usable>(CompanyFile.Read(path)).Items);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
