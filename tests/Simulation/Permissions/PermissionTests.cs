using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Local.Queues;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Replies;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Permissions;

/// <summary>
/// P7: a function can do exactly what it needs. Every story is played once, every AWS call is written down where it leaves the process, and the
/// calls are compared with the policy of the function's role, both ways.
/// </summary>
public sealed class PermissionTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const string SenderTemplate = "template-sender-engine/template.yaml";
    private const string RepliesTemplate = "replies-engine/template.yaml";
    private const string BikesSms = "+15555550111";
    private const string BooksEmail = "hello@cedar.example.test";

    [Fact]
    public async Task Sender_MakesWhatItsPolicyGrants_NoMoreAndNoLess() =>
        Prove("template-sender", RolePolicy.Read(SenderTemplate, "TemplateSenderRole"), await RecordSenderAsync());

    [Fact]
    public async Task Replies_MakesWhatItsPolicyGrants_NoMoreAndNoLess() =>
        Prove("replies", RolePolicy.Read(RepliesTemplate, "RepliesRole"), await RecordRepliesAsync());

    /// <summary>The comparison holds, and would not hold with any single action less or one more.</summary>
    private void Prove(string function, IReadOnlyList<AwsCall> granted, IReadOnlySet<AwsCall> made)
    {
        Assert.Empty(RolePolicy.Compare(granted, made));

        var mutations = 0;
        foreach (var needed in granted)
        {
            Assert.Equal([$"needed and not granted: {needed}"], RolePolicy.Compare([.. granted.Where(grant => grant != needed)], made));
            mutations++;
        }

        foreach (var resource in granted.Select(grant => grant.Resource).Distinct())
        {
            var surplus = new AwsCall("dynamodb:DeleteItem", resource);
            Assert.Equal([$"granted and not needed: {surplus}"], RolePolicy.Compare([.. granted, surplus], made));
            mutations++;
        }

        Figures.Write($"permissions of {function}", $"{made.Count} actions on resources made, {granted.Count} granted, {mutations} mutations caught", output);
    }

    private async Task<IReadOnlySet<AwsCall>> RecordSenderAsync()
    {
        await using var world = await World.CreateAsync(tables);
        var recorder = new CallRecorder(name => NameOf(tables, name));
        foreach (var scenario in Scenarios.All)
            await new Story(world, scenario) { Recorder = recorder }.PlayAsync();
        return recorder.Calls;
    }

    private async Task<IReadOnlySet<AwsCall>> RecordRepliesAsync()
    {
        await using var world = await RepliesWorld.CreateAsync(tables);
        var recorder = new CallRecorder(name => NameOf(tables, name));
        foreach (var scenario in ReplyScenarios.All)
            await new ReplyStory(world, scenario) { Recorder = recorder }.PlayAsync();

        var person = world.World.NewPerson();
        await MailAsync(world, person);
        foreach (var message in Others(world, person))
            world.Queue.Send(message);
        using var worker = new RepliesWorker(world, new WorkerEdge(CrashPlan.None, world.World.Ends) { Leaving = recorder.RecordAsync }, secrets: recorder.Before);
        await world.WorkAsync(worker, world.Receive());
        Assert.Equal(0, world.Queue.Count().Total);
        return recorder.Calls;
    }

    /// <summary>What no story of replies needs: a forged webhook, an event of nobody, a paused template, a text message and mail.</summary>
    private static IEnumerable<QueueMessage> Others(RepliesWorld world, Person person)
    {
        yield return Webhooks.FromMeta("""{"object":"whatsapp_business_account","entry":[]}""", "another secret");
        yield return Webhooks.TemplatePaused("302290129340398");
        yield return Normalised("sms", "+15555559999", person.Phone, "hi");
        yield return Normalised("sms", BikesSms, person.Phone, "HELP");
        yield return Normalised("email", BooksEmail, person.Email, "hi");
    }

    private static QueueMessage Normalised(string channel, string company, string person, string text) => new QueueMessage(new JsonObject
    {
        ["version"] = 1,
        ["kind"] = "reply",
        ["channel"] = channel,
        ["company_address"] = company,
        ["person_address"] = person,
        ["message_id"] = $"n-{company}",
        ["sent_at"] = "2026-05-12T09:00:00Z",
        ["content"] = new JsonObject { ["kind"] = "text", ["text"] = text },
    }.ToJsonString()).WithAttribute("source", "normalised");

    // What the sender leaves behind: mail that the person answers.
    private static async Task MailAsync(RepliesWorld world, Person person)
    {
        var record = new OutboundRecord
        {
            Conversation = ConversationId.Of(Channel.Email, BooksEmail, person.Email),
            RequestId = person.Request(),
            RequestHash = "hash",
            RequestJson = "{}",
            CompanyId = "cedar-books",
            ProjectId = "billing",
            Channel = Channel.Email,
            WhenUnconfirmed = UnconfirmedPolicy.NeverTwice,
        };
        var attempt = AttemptId.Create(record.Conversation, record.RequestId);
        await world.World.Store.ClaimAsync(record, new(attempt, "sender", world.Now.AddSeconds(45)), world.World.Ends);
        await world.World.Store.RecordAsync(attempt, new Settlement.Sent("0100018f-1"), world.World.Ends);
    }

    private static string NameOf(TestTables tables, string name) => name switch
    {
        _ when name == tables.ConversationsName => "Conversations",
        _ when name == tables.CompaniesName => "Companies",
        _ when name.EndsWith("dead-letters", StringComparison.Ordinal) || name.EndsWith("-dead", StringComparison.Ordinal) => "DeadLetterQueue",
        _ when name.EndsWith("quarantine", StringComparison.Ordinal) => "QuarantineQueue",
        _ => "Queue",
    };
}
