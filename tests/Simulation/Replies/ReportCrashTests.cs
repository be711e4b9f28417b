using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>What providers report besides replies ends the same way whoever died while it was written down, and however often it is repeated.</summary>
public sealed class ReportCrashTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    [Fact]
    public async Task StatusesAndPreferences_WorkerDiesAnywhere_EndAsReported()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var requests = await PlayAsync(world, CrashPlan.None);
        var cases = 0;
        for (var io = 1; io <= requests; io++)
        {
            foreach (var point in Enum.GetValues<CrashPoint>())
            {
                await PlayAsync(world, new CrashPlan(io, point));
                cases++;
            }
        }

        Figures.Write("status, preference and health in one batch, crash at every step", $"{cases} cases", output);
    }

    [Fact]
    public async Task Answer_ReportedAsFailedLater_IsAMatterForPeopleOnce()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var person = world.World.NewPerson();
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends));
        await SendAndWorkAsync(world, worker, Replies.Webhooks.Text(person, Replies.Webhooks.Id(person), "hello", world.Now));
        var attempt = world.World.Ledger.Entries.Single(entry => entry.Call.Recipient == person.Phone).Call.AttemptText;
        Assert.Equal(ConversationStatus.Open, (await world.HeadAsync(person))!.Status);

        var failed = Replies.Webhooks.Failed(person, attempt, 131047, world.Now);
        await SendAndWorkAsync(world, worker, failed);
        Assert.Equal(ConversationStatus.HandedOff, (await world.HeadAsync(person))!.Status);

        // The provider repeats itself; whoever released the conversation meanwhile has seen it.
        await world.Turns.ReopenAsync(RepliesWorld.ConversationOf(person), world.World.Ends);
        await SendAndWorkAsync(world, worker, failed);
        Assert.Equal(ConversationStatus.Open, (await world.HeadAsync(person))!.Status);
        Assert.Equal(0, world.Queue.Count().Total);
    }

    private static async Task SendAndWorkAsync(RepliesWorld world, RepliesWorker worker, QueueMessage message)
    {
        world.Queue.Send(message);
        await world.WorkAsync(worker, world.Receive());
    }

    private static async Task<int> PlayAsync(RepliesWorld world, CrashPlan crash)
    {
        var person = world.World.NewPerson();
        var (delivered, failed) = (await SendAsync(world, person, "a"), await SendAsync(world, person, "b"));
        var unknown = await SendAsync(world, person, "c", new Settlement.Unconfirmed("meta:timeout", world.Now.AddMinutes(15)));
        await SetMenuAsync(world, "approved");
        foreach (var webhook in Webhooks(world, person, delivered, failed, unknown))
            world.Queue.Send(webhook);

        var requests = 0;
        for (var delivery = 0; world.Queue.Count().Total > 0; delivery++)
        {
            Assert.True(delivery < 20);
            using var worker = new RepliesWorker(world, new WorkerEdge(delivery == 0 ? crash : CrashPlan.None, world.World.Ends));
            var batch = world.Receive();
            if (batch.Count == 0)
            {
                world.World.Clock.Advance(World.VisibilityTimeout);
                batch = world.Receive();
            }

            await world.WorkAsync(worker, batch);
            requests = Math.Max(requests, worker.Edge.Requests.Count);
        }

        var read = await ReadAsync(world, delivered);
        Assert.Equal((OutboundStatus.Read, true), (read.Status, read.FirstSeen.ContainsKey(OutboundStatus.Delivered)));
        var refused = await ReadAsync(world, failed);
        Assert.Equal((OutboundStatus.Failed, "meta:131026"), (refused.Status, refused.Reason));
        Assert.Equal(OutboundStatus.Delivered, (await ReadAsync(world, unknown)).Status);
        var head = await world.HeadAsync(person);
        Assert.True(head!.IsMarketingOptedOut);
        Assert.False(head.IsOptedOut);
        Assert.Equal("paused", await MenuAsync(world));
        Assert.Equal((0, 0), (world.Quarantine.Count().Total, world.DeadLetters.Count().Total));
        return requests;
    }

    private static IEnumerable<QueueMessage> Webhooks(RepliesWorld world, Person person, AttemptId delivered, AttemptId failed, AttemptId unknown)
    {
        var read = Value("messages", Status(person, delivered, "read", world.Now));
        yield return read;
        yield return Value("messages", Status(person, delivered, "delivered", world.Now));
        yield return read;
        yield return Value("messages", Status(person, failed, "failed", world.Now));
        yield return Value("messages", Status(person, unknown, "delivered", world.Now));
        yield return Value("user_preferences", new JsonObject
        {
            ["user_preferences"] = new JsonArray(new JsonObject
            {
                ["wa_id"] = person.Phone[1..],
                ["category"] = "marketing_messages",
                ["value"] = "stop",
                ["detail"] = "User requested to stop marketing messages",
                ["timestamp"] = world.Now.ToUnixTimeSeconds(),
            }),
        });
        yield return Replies.Webhooks.TemplatePaused("302290129340398");
    }

    private static JsonObject Status(Person person, AttemptId attempt, string status, DateTimeOffset at)
    {
        var report = new JsonObject
        {
            ["id"] = $"wamid.{attempt.Value}",
            ["status"] = status,
            ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["recipient_id"] = person.Phone[1..],
            ["biz_opaque_callback_data"] = $"attempt={attempt.Value}",
        };
        if (status == "failed")
            report["errors"] = new JsonArray(new JsonObject { ["code"] = 131026, ["title"] = "Message undeliverable" });
        return new JsonObject { ["statuses"] = new JsonArray(report) };
    }

    private static QueueMessage Value(string field, JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = "15555550130", ["phone_number_id"] = Replies.Webhooks.Deli };
        return Entry("302290129340398", field, value);
    }

    private static QueueMessage Entry(string account, string field, JsonObject value) => Replies.Webhooks.FromMeta(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject { ["id"] = account, ["changes"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value }) }),
    }.ToJsonString());

    private static async Task<AttemptId> SendAsync(RepliesWorld world, Person person, string suffix, Settlement? settlement = null)
    {
        var record = new OutboundRecord
        {
            Conversation = RepliesWorld.ConversationOf(person),
            RequestId = person.Request(suffix),
            RequestHash = "hash",
            RequestJson = "{}",
            CompanyId = "delta-deli",
            ProjectId = "orders",
            Channel = Channel.WhatsApp,
            WhenUnconfirmed = UnconfirmedPolicy.NeverTwice,
        };
        var attempt = AttemptId.Create(record.Conversation, record.RequestId);
        await world.World.Store.ClaimAsync(record, new(attempt, "sender", world.Now.AddSeconds(45)), world.World.Ends);
        await world.World.Store.RecordAsync(attempt, settlement ?? new Settlement.Sent("wamid.1"), world.World.Ends);
        return attempt;
    }

    private static async Task<OutboundItem> ReadAsync(RepliesWorld world, AttemptId attempt) =>
        (await world.World.Store.ReadAsync(attempt.Conversation, attempt.RequestId, world.World.Ends))!;

    private static Dictionary<string, AttributeValue> Deli => new() { ["company_id"] = new("delta-deli"), ["project_id"] = new("orders") };

    private static Dictionary<string, string> MenuNames => new() { ["#menu"] = "whatsapp/menu/en", ["#state"] = "state", ["#at"] = "state_at" };

    private static Task<UpdateItemResponse> SetMenuAsync(RepliesWorld world, string state) => world.World.Tables.Client.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = world.World.Tables.CompaniesName,
        Key = Deli,
        UpdateExpression = "SET templates.#menu.#state = :state REMOVE templates.#menu.#at",
        ExpressionAttributeNames = MenuNames,
        ExpressionAttributeValues = new() { [":state"] = new(state) },
    });

    private static async Task<string> MenuAsync(RepliesWorld world) =>
        (await world.World.Tables.Client.GetItemAsync(world.World.Tables.CompaniesName, Deli)).Item["templates"].M["whatsapp/menu/en"].M["state"].S;
}
