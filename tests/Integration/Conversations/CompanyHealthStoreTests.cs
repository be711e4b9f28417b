using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

public sealed class CompanyHealthStoreTests(TestTables tables) : IClassFixture<TestTables>
{
    private const string Project = "reminders";
    private const string Entry = "whatsapp/visit_reminder/en_US";

    private static readonly TemplateKey Reminder = new(Channel.WhatsApp, "visit_reminder", "en_US");
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    private readonly CompanyHealthStore health = new(tables.Companies);

    [Fact]
    public async Task SetTemplateState_Paused_StandsThereWithItsReason()
    {
        await PutAsync("paused-template");

        Assert.Equal(HealthResult.Changed, await TemplateAsync("paused-template", TemplateState.Paused, "quality is low", Now));

        var template = (await ReadAsync("paused-template")).Templates[Reminder];
        Assert.Equal((TemplateState.Paused, "quality is low"), (template.State, template.StateDetail));
        var entry = (await ItemAsync("paused-template"))["templates"].M[Entry].M;
        Assert.Equal("2026-05-12T09:30:00.000Z", entry["state_at"].S);
        Assert.Equal("visit_reminder", entry["provider_id"].S);
    }

    [Fact]
    public async Task SetTemplateState_Older_NeverOverwritesNewer()
    {
        await PutAsync("order-template");
        await TemplateAsync("order-template", TemplateState.Paused, "quality", Now);

        Assert.Equal(HealthResult.Outdated, await TemplateAsync("order-template", TemplateState.Disabled, null, Now.AddMilliseconds(-1)));
        Assert.Equal(HealthResult.Outdated, await TemplateAsync("order-template", TemplateState.Approved, null, Now));
        Assert.Equal(TemplateState.Paused, (await ReadAsync("order-template")).Templates[Reminder].State);

        Assert.Equal(HealthResult.Changed, await TemplateAsync("order-template", TemplateState.Approved, null, Now.AddMilliseconds(1)));
        Assert.Equal(HealthResult.Changed, await TemplateAsync("order-template", TemplateState.Approved, null, Now.AddMilliseconds(1)));
        var template = (await ReadAsync("order-template")).Templates[Reminder];
        Assert.Equal((TemplateState.Approved, null), (template.State, template.StateDetail));
    }

    [Fact]
    public async Task Set_WhatIsNotThere_IsAnAnswerAndWritesNothing()
    {
        await PutAsync("present");
        var before = await ItemAsync("present");

        Assert.Equal(HealthResult.Missing, await TemplateAsync("absent", TemplateState.Paused, null, Now));
        Assert.Equal(HealthResult.Missing, await SenderAsync("absent", isStopped: true, null, Now));
        Assert.Equal(HealthResult.Missing, await health.SetTemplateStateAsync("present", Project, Reminder with { Language = "xx" }, TemplateState.Paused, null, Now, default));
        Assert.Equal(HealthResult.Missing, await health.SetSenderStoppedAsync("present", Project, Channel.Email, true, null, Now, default));

        Assert.Null(await tables.Companies.GetAsync(KeyOf("absent"), default));
        Assert.Equal(before.Count, (await ItemAsync("present")).Count);
        Assert.Equal(["whatsapp"], (await ItemAsync("present"))["channels"].M.Keys);
    }

    [Fact]
    public async Task SetSenderStopped_ThenAllowed_ResumesAndLeavesTheTimeAlone()
    {
        await PutAsync("stopped");

        Assert.Equal(HealthResult.Changed, await SenderAsync("stopped", isStopped: true, "account restricted", Now));
        var sender = (await ReadAsync("stopped")).Senders[Channel.WhatsApp];
        Assert.Equal((true, "account restricted"), (sender.IsPaused, sender.PauseDetail));

        Assert.Equal(HealthResult.Changed, await SenderAsync("stopped", isStopped: false, null, Now.AddMinutes(1)));
        sender = (await ReadAsync("stopped")).Senders[Channel.WhatsApp];
        Assert.Equal((false, null), (sender.IsPaused, sender.PauseDetail));

        // The stop comes again, late.
        Assert.Equal(HealthResult.Outdated, await SenderAsync("stopped", isStopped: true, "account restricted", Now));
        Assert.False((await ReadAsync("stopped")).Senders[Channel.WhatsApp].IsPaused);
        Assert.DoesNotContain("paused_by", (await ItemAsync("stopped"))["channels"].M["whatsapp"].M.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SetSenderStopped_PausedByPeople_StaysAsTheyLeftIt(bool isStopped)
    {
        var company = $"people-{isStopped}";
        await PutAsync(company, item => item["channels"].M["whatsapp"].M["status"] = new("paused"));

        Assert.Equal(HealthResult.KeptByPeople, await SenderAsync(company, isStopped, "quality", Now));

        var sender = (await ReadAsync(company)).Senders[Channel.WhatsApp];
        Assert.Equal((true, null), (sender.IsPaused, sender.PauseDetail));
        Assert.DoesNotContain("status_at", (await ItemAsync(company))["channels"].M["whatsapp"].M.Keys);
    }

    [Fact]
    public async Task SetSenderStopped_TwoReportsOfOneTime_TheOneThatStopsWins()
    {
        await PutAsync("one-time");

        await SenderAsync("one-time", isStopped: false, null, Now);
        Assert.Equal(HealthResult.Changed, await SenderAsync("one-time", isStopped: true, null, Now));
        Assert.Equal(HealthResult.Outdated, await SenderAsync("one-time", isStopped: false, null, Now));

        Assert.True((await ReadAsync("one-time")).Senders[Channel.WhatsApp].IsPaused);
    }

    [Fact]
    public async Task Set_LongDetail_IsCutWithoutHalvingASymbol()
    {
        await PutAsync("long");

        await SenderAsync("long", isStopped: true, new string('x', CompanyHealthStore.DetailLengthMax - 1) + "😀", Now);

        Assert.Equal(new string('x', CompanyHealthStore.DetailLengthMax - 1), (await ReadAsync("long")).Senders[Channel.WhatsApp].PauseDetail);
    }

    private static Dictionary<string, AttributeValue> KeyOf(string company) => new() { ["company_id"] = new(company), ["project_id"] = new(Project) };

    private Task<HealthResult> TemplateAsync(string company, TemplateState state, string? detail, DateTimeOffset at) =>
        health.SetTemplateStateAsync(company, Project, Reminder, state, detail, at, CancellationToken.None);

    private Task<HealthResult> SenderAsync(string company, bool isStopped, string? detail, DateTimeOffset at) =>
        health.SetSenderStoppedAsync(company, Project, Channel.WhatsApp, isStopped, detail, at, CancellationToken.None);

    private async Task<Dictionary<string, AttributeValue>> ItemAsync(string company) => (await tables.Companies.GetAsync(KeyOf(company), default))!;

    private async Task<Company> ReadAsync(string company) => CompanyReader.Read(await ItemAsync(company));

    private async Task PutAsync(string company, Action<Dictionary<string, AttributeValue>>? alter = null)
    {
        var item = CompanySeed.Read(Repository.PathOf("shared-infra/schema/examples/companies.json"))[0];
        item["company_id"] = new(company);
        alter?.Invoke(item);
        await tables.Companies.PutAsync(item, CancellationToken.None);
    }
}
