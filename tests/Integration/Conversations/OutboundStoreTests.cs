using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Conversations;

/// <summary>Every write against every status, on DynamoDB Local: the step is made exactly when the list allows it.</summary>
public sealed class OutboundStoreTests(TestTables tables) : IClassFixture<TestTables>
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Passed = Now.AddSeconds(-1);
    private static readonly Evidence Report = new(OutboundStatus.Delivered, Now) { ProviderMessageId = "wamid.1" };

    private readonly OutboundStore store = tables.OutboundStore(Now);

    public static TheoryData<OutboundStatus> EveryStatus => new(Enum.GetValues<OutboundStatus>());

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task Record_FromAnyStatus_AppliesOnlyWhatTheListAllows(OutboundStatus from)
    {
        Settlement[] settlements =
        [
            new Settlement.Sent("wamid.1"), new Settlement.Failed("meta:131026"), new Settlement.RetryWait("meta:130429", Now), new Settlement.Unconfirmed("meta:timeout", Now),
        ];
        foreach (var settlement in settlements)
        {
            var to = StatusOf(settlement);
            var (record, attempt) = await SeedAsync(from);

            var result = await store.RecordAsync(attempt, settlement, default);

            // Finding one's own outcome already there is the echo of an earlier try, except where another message id stands beside it.
            var isEcho = from == to && to != OutboundStatus.Sent;
            Assert.Equal(Transition.IsLegal(from, to, Cause.Record) || isEcho, result is StepResult.Applied);
            await AssertStandsAsync(record, Transition.IsLegal(from, to, Cause.Record) ? to : from);
        }
    }

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task Resolve_FromAnyStatus_AppliesOnlyWhatTheListAllowsAndKeepsTheTime(OutboundStatus from)
    {
        foreach (var to in new[] { OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read, OutboundStatus.Failed })
        {
            var (record, attempt) = await SeedAsync(from);

            var result = await store.ResolveAsync(attempt, new(to, Now.AddMinutes(1)), default);

            var isLegal = Transition.IsLegal(from, to, Cause.Evidence);
            Assert.Equal(isLegal, result is StepResult.Applied);
            var item = await AssertStandsAsync(record, isLegal ? to : from);
            Assert.Equal(Now.AddMinutes(1), item.FirstSeen[to]);
            Assert.Equal(to != OutboundStatus.Failed, item.AcceptedAttempts.Contains(attempt.Value));
        }
    }

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task Abandon_FromAnyStatus_TakesOnlyAnExpiredLease(OutboundStatus from)
    {
        var (record, attempt) = await SeedAsync(from);

        var early = await tables.OutboundStore(Passed.AddMilliseconds(-1)).AbandonAsync(attempt, Now.AddMinutes(15), default);
        var result = await store.AbandonAsync(attempt, Now.AddMinutes(15), default);

        var isOpen = from is OutboundStatus.Sending;
        Assert.Equal(from == OutboundStatus.Unconfirmed, early is StepResult.Applied);
        Assert.Equal(isOpen || from == OutboundStatus.Unconfirmed, result is StepResult.Applied);
        await AssertStandsAsync(record, isOpen ? OutboundStatus.Unconfirmed : from);
    }

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task Claim_OverAnyStatus_IsRefusedAndSaysWhatStandsThere(OutboundStatus from)
    {
        var (record, _) = await SeedAsync(from);

        var claim = await store.ClaimAsync(record, NewLease(record), default);
        var close = await store.CloseNewAsync(record, new(OutboundStatus.Suppressed, Cause.Suppress, Reasons.OptedOut, null), default);

        Assert.Equal(from, Assert.IsType<ClaimResult.Standing>(claim).Found.Status);
        Assert.Equal(from, Assert.IsType<ClaimResult.Standing>(close).Found.Status);
        await AssertStandsAsync(record, from);
    }

    [Theory]
    [InlineData(OutboundStatus.RetryWait)]
    [InlineData(OutboundStatus.Unconfirmed)]
    public async Task Reclaim_OnceItsTimeHasCome_TakesItWithTheNextAttempt(OutboundStatus from)
    {
        var (record, first) = await SeedAsync(from);
        var found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        var lease = NewLease(record);

        var early = await tables.OutboundStore(Passed.AddMilliseconds(-1)).ReclaimAsync(record, found, lease, default);
        var taken = await store.ReclaimAsync(record, found, lease, default);
        var again = await store.ReclaimAsync(record, found, lease, default);
        var other = await store.ReclaimAsync(record, found, NewLease(record), default);

        Assert.IsType<ClaimResult.Standing>(early);
        Assert.Equal(2, Assert.IsType<ClaimResult.Taken>(taken).Attempt);
        Assert.Equal(2, Assert.IsType<ClaimResult.Taken>(again).Attempt);
        Assert.Equal(OutboundStatus.Sending, Assert.IsType<ClaimResult.Standing>(other).Found.Status);
        var item = await AssertStandsAsync(record, OutboundStatus.Sending);
        Assert.Equal([first.Value, lease.Attempt.Value], item.AttemptIds.Order(StringComparer.Ordinal).OrderBy(id => id == first.Value ? 0 : 1));
        Assert.Null(item.NextAttemptAt);
        Assert.Null(item.ReconcileUntil);
    }

    [Theory]
    [InlineData(OutboundStatus.Sending)]
    [InlineData(OutboundStatus.Sent)]
    [InlineData(OutboundStatus.Failed)]
    public async Task Reclaim_FromWhatIsNotWaiting_CannotEvenBeWritten(OutboundStatus from)
    {
        var (record, _) = await SeedAsync(from);
        var found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.ReclaimAsync(record, found, NewLease(record), default));
    }

    [Fact]
    public async Task Record_AfterATakeover_IsRefused()
    {
        var (record, late) = await SeedAsync(OutboundStatus.Unconfirmed);
        var found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        var successor = NewLease(record);
        await store.ReclaimAsync(record, found, successor, default);

        var result = await store.RecordAsync(late, new Settlement.Failed("meta:131026"), default);

        Assert.Equal(successor.Attempt.Value, Assert.IsType<StepResult.Refused>(result).Found.AttemptId);
        await AssertStandsAsync(record, OutboundStatus.Sending);
    }

    [Fact]
    public async Task Resolve_ReportOfAnEarlierAttempt_SettlesTheMessageAndShowsTheSecondAcceptance()
    {
        var (record, first) = await SeedAsync(OutboundStatus.Unconfirmed);
        var found = (await store.ReadAsync(record.Conversation, record.RequestId, default))!;
        var second = NewLease(record);
        await store.ReclaimAsync(record, found, second, default);

        var failed = await store.ResolveAsync(first, new(OutboundStatus.Failed, Now), default);
        var sent = await store.ResolveAsync(first, new(OutboundStatus.Sent, Now), default);
        var late = await store.ResolveAsync(second.Attempt, new(OutboundStatus.Sent, Now), default);

        Assert.IsType<StepResult.Refused>(failed);
        Assert.IsType<StepResult.Applied>(sent);
        Assert.IsType<StepResult.Refused>(late);
        var item = await AssertStandsAsync(record, OutboundStatus.Sent);
        Assert.Equal(2, item.AcceptedAttempts.Count);
    }

    [Fact]
    public async Task Resolve_ForeignAttempt_ChangesNothing()
    {
        var (record, _) = await SeedAsync(OutboundStatus.Sending);
        var foreign = AttemptId.Create(record.Conversation, record.RequestId);
        var nowhere = AttemptId.Create(record.Conversation, tables.NextRequestId());

        Assert.IsType<StepResult.Missing>(await store.ResolveAsync(foreign, Report, default));
        Assert.IsType<StepResult.Missing>(await store.ResolveAsync(nowhere, Report, default));
        Assert.IsType<StepResult.Missing>(await store.RecordAsync(nowhere, new Settlement.Sent("x"), default));
        await AssertStandsAsync(record, OutboundStatus.Sending);
        Assert.Null(await store.ReadAsync(record.Conversation, nowhere.RequestId, default));
    }

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task Resolve_ReportForAnotherCompany_IsMissingAndLeavesNoTrace(OutboundStatus from)
    {
        foreach (var to in new[] { OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read, OutboundStatus.Failed })
        {
            var (record, attempt) = await SeedAsync(from);
            var key = TestTables.KeyOf(record.Conversation, "OUT#" + record.RequestId);
            var before = Printed((await tables.Conversations.GetAsync(key, default))!);
            var report = new Evidence(to, Now.AddMinutes(1)) { ProviderMessageId = "wamid.9", Reason = "meta:1", Pricing = "PMP/utility/regular/billable" };

            Assert.IsType<StepResult.Missing>(await store.ResolveAsync(attempt, report with { Companies = ["ci-002", "ci-003"] }, default));
            Assert.Equal(before, Printed((await tables.Conversations.GetAsync(key, default))!));

            var own = await store.ResolveAsync(attempt, report with { Companies = ["ci-002", Sample.CompanyId] }, default);
            Assert.Equal(Transition.IsLegal(from, to, Cause.Evidence), own is StepResult.Applied);
            Assert.NotEqual(before, Printed((await tables.Conversations.GetAsync(key, default))!));
        }
    }

    [Fact]
    public async Task Claim_ItsOwnEcho_CountsAsTaken()
    {
        var record = Sample.Record(tables.NextRequestId());
        var lease = NewLease(record);

        Assert.IsType<ClaimResult.Taken>(await store.ClaimAsync(record, lease, default));
        Assert.IsType<ClaimResult.Taken>(await store.ClaimAsync(record, lease, default));
    }

    [Fact]
    public async Task Claim_Item_HoldsTimesTtlAndNoAddressInItsKeys()
    {
        var record = Sample.Record(tables.NextRequestId());
        await store.ClaimAsync(record, NewLease(record), default);

        var item = await tables.Conversations.GetAsync(TestTables.KeyOf(record.Conversation, "OUT#" + record.RequestId), default);

        Assert.Equal("2026-05-12T09:30:00.000Z", item!["created_at"].S);
        Assert.Equal(Now.AddDays(365).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), item["ttl"].N);
        Assert.Equal("1", item["schema_version"].N);
        Assert.DoesNotContain("5555550123", item["conversation_id"].S + item["item_id"].S + item["attempt_id"].S, StringComparison.Ordinal);
    }

    private static AttemptLease NewLease(OutboundRecord record) =>
        new(AttemptId.Create(record.Conversation, record.RequestId), "worker-1", Passed);

    private static string Printed(Dictionary<string, AttributeValue> item) => string.Join('\n', item.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value.S}{pair.Value.N}{string.Join(',', pair.Value.SS ?? [])}"));

    private static OutboundStatus StatusOf(Settlement settlement) => settlement switch
    {
        Settlement.Sent => OutboundStatus.Sent,
        Settlement.Failed => OutboundStatus.Failed,
        Settlement.RetryWait => OutboundStatus.RetryWait,
        _ => OutboundStatus.Unconfirmed,
    };

    private async Task<(OutboundRecord Record, AttemptId Attempt)> SeedAsync(OutboundStatus status)
    {
        var record = Sample.Record(tables.NextRequestId());
        var lease = NewLease(record);
        Assert.IsType<ClaimResult.Taken>(await store.ClaimAsync(record, lease, default));
        await tables.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = tables.Conversations.Name,
            Key = TestTables.KeyOf(record.Conversation, "OUT#" + record.RequestId),
            UpdateExpression = "SET outbound_status = :s, next_attempt_at = :t, reconcile_until = :t REMOVE sending_at",
            ExpressionAttributeValues = new()
            {
                [":s"] = new(status.ToWord()),
                [":t"] = new() { N = Passed.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) },
            },
        });
        return (record, lease.Attempt);
    }

    private async Task<OutboundItem> AssertStandsAsync(OutboundRecord record, OutboundStatus expected)
    {
        var item = await store.ReadAsync(record.Conversation, record.RequestId, default);
        Assert.Equal(expected, item!.Status);
        return item;
    }
}
