using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

/// <summary>What the stores write is what tables.yaml says: no attribute that it does not name, none of another type, none missing that it requires.</summary>
public sealed class ItemSchemaTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    private readonly OutboundStore store = tables.OutboundStore(Now);

    [Fact]
    public async Task Out_AfterEveryKindOfWrite_IsAsTheSchemaSays()
    {
        var record = Sample.Record(tables.NextRequestId());
        var lease = LeaseOn(record);
        await store.ClaimAsync(record, lease, default);
        await AssertOutAsync(record);

        await store.RecordAsync(lease.Attempt, new Settlement.RetryWait("meta:130429", Now.AddSeconds(-1)), default);
        await AssertOutAsync(record);

        var found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        var second = LeaseOn(record);
        await store.ReclaimAsync(record, found, second, default);
        await store.RecordAsync(second.Attempt, new Settlement.Unconfirmed("meta:timeout", Now), default);
        await AssertOutAsync(record);

        found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        await store.ReopenAsync(second.Attempt, found, default);
        await AssertOutAsync(record);

        foreach (var status in new[] { OutboundStatus.Failed, OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read })
            await store.ResolveAsync(second.Attempt, new(status, Now) { ProviderMessageId = "wamid.1" }, default);
        await AssertOutAsync(record);
    }

    [Fact]
    public async Task Out_Closed_IsAsTheSchemaSays()
    {
        var record = Sample.Record(tables.NextRequestId());
        await store.CloseNewAsync(record, new(OutboundStatus.Failed, Cause.Refuse, Reasons.TemplateUnknown, "no such template"), default);

        await AssertOutAsync(record);
    }

    [Fact]
    public async Task Head_AfterAnOptOut_IsAsTheSchemaSays()
    {
        var record = Sample.Record(tables.NextRequestId(), "+15555550177");
        var heads = new HeadStore(tables.Conversations, TimeProvider.System);

        await heads.OptOutAsync(new(record.Conversation, record.CompanyId, record.ProjectId, record.Channel), marketingOnly: true, Now, default);
        await heads.OptOutAsync(new(record.Conversation, record.CompanyId, record.ProjectId, record.Channel), marketingOnly: false, Now, default);

        var item = await tables.Conversations.GetAsync(TestTables.KeyOf(record.Conversation, "HEAD"), default);
        ItemSchema.AssertFits("conversations", "HEAD", item!);
        var head = (await heads.ReadAsync([record.Conversation], default))[record.Conversation];
        Assert.NotNull(head.OptedOutAt);
        Assert.NotNull(head.MarketingOptedOutAt);
    }

    [Fact]
    public async Task Route_IsAsTheSchemaSays()
    {
        await new RouteStore(tables.Companies, TimeProvider.System).PutAsync(new("meta", "1"), [new(Sample.CompanyId, Sample.ProjectId)], default);

        var item = await tables.Companies.GetAsync(new() { ["company_id"] = new("route#meta#1"), ["project_id"] = new("ROUTE") }, default);

        ItemSchema.AssertFits("companies", "ROUTE", item!);
    }

    private static AttemptLease LeaseOn(OutboundRecord record) => new(AttemptId.Create(record.Conversation, record.RequestId), "worker-1", Now.AddSeconds(30)) { SentThrough = "twilio:AC1/+15555550100" };

    private async Task AssertOutAsync(OutboundRecord record) =>
        ItemSchema.AssertFits("conversations", "OUT", (await tables.Conversations.GetAsync(TestTables.KeyOf(record.Conversation, "OUT#" + record.RequestId), default))!);
}
