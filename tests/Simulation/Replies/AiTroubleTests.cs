using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Ai;
using Engines.Tests.Simulation.Edges;
using Engines.Tests.Simulation.Worlds;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.Simulation.Replies;

/// <summary>Whatever the AI does, the person hears something: its answer, what the company says otherwise, or that a person will write.</summary>
public sealed class AiTroubleTests(TestTables tables, ITestOutputHelper output) : IClassFixture<TestTables>
{
    private const string EnergyNumber = "+15555550140";
    private const string HandOffText = "A person will write to you.";
    private const string OtherwiseText = "We will look into it.";
    private const string Claim = "DynamoDB_20120810.PutItem";
    private const string Question = "POST responses";

    private static readonly Dictionary<string, AiAnswer> Troubles = new()
    {
        ["holds for ever"] = new AiAnswer.Hold(),
        ["refuses"] = new AiAnswer.Refusal(),
        ["incomplete"] = new AiAnswer.Incomplete(),
        ["failed"] = new AiAnswer.Failed(),
        ["half a body"] = new AiAnswer.BrokenBody(),
        ["no JSON"] = new AiAnswer.Raw("We open at nine."),
        ["another schema"] = new AiAnswer.Raw("""{"answer":"We open at nine."}"""),
        ["an unknown action"] = new AiAnswer.Reply("dance", "We open at nine."),
        ["an empty answer"] = new AiAnswer.Reply("answer", "  "),
        ["401"] = new AiAnswer.Error(401),
        ["429"] = new AiAnswer.Error(429),
        ["500"] = new AiAnswer.Error(500),
        ["connection reset"] = new AiAnswer.Reset(),
    };

    public static TheoryData<string> EveryTrouble => new(Troubles.Keys);

    [Theory, MemberData(nameof(EveryTrouble))]
    public async Task Play_AiIsOfNoUse_PersonIsHandedOffAndTold(string trouble)
    {
        await using var scene = await Scene.CreateAsync(tables, Troubles[trouble]);

        await scene.PlayAsync("answered by hand_off", ConversationStatus.HandedOff);

        scene.AssertHeard(HandOffText);
    }

    [Theory, MemberData(nameof(EveryTrouble))]
    public async Task Play_AiIsOfNoUseAndTheCompanyHasAnotherAnswer_PersonGetsThat(string trouble)
    {
        await using var scene = await Scene.CreateAsync(tables, Troubles[trouble]);
        await scene.SayOtherwiseAsync(OtherwiseText);

        await scene.PlayAsync("answered by ai_otherwise", ConversationStatus.Open);

        scene.AssertHeard(OtherwiseText);
    }

    [Theory]
    [InlineData("answer", ConversationStatus.Open)]
    [InlineData("close", ConversationStatus.Closed)]
    [InlineData("hand_off", ConversationStatus.HandedOff)]
    public async Task Play_AiAnswers_PersonGetsThat(string action, ConversationStatus ends)
    {
        await using var scene = await Scene.CreateAsync(tables, new AiAnswer.Reply(action, "We open at nine."));

        await scene.PlayAsync("answered by ai", ends);

        scene.AssertHeard("We open at nine.");
    }

    [Fact]
    public async Task Play_WorkerDiesAnywhere_TheAiIsNotAskedAgainOnceItsAnswerIsClaimed()
    {
        var asked = 0;
        await using var scene = await Scene.CreateAsync(tables, _ => new AiAnswer.Reply("answer", $"Answer {Interlocked.Increment(ref asked)}."));
        var steps = await scene.PlayAsync("answered by ai", ConversationStatus.Open);
        var claim = steps.ToList().LastIndexOf(Claim) + 1;
        Assert.InRange(claim, steps.ToList().IndexOf(Question) + 2, steps.Count);

        var cases = 0;
        for (var io = 1; io <= steps.Count; io++)
        {
            foreach (var point in Enum.GetValues<CrashPoint>())
            {
                var before = scene.Ledger.Calls.Count;
                await scene.PlayAsync("answered by ai", ConversationStatus.Open, new CrashPlan(io, point));

                var isClaimed = io > claim || (io == claim && point != CrashPoint.BeforeItLeaves);
                Assert.InRange(scene.Ledger.Calls.Count - before, 1, isClaimed ? 1 : 2);
                Assert.True(scene.Heard.Count <= 1, $"{scene.Heard.Count} answers after a death at step {io}, {point}.");
                cases++;
            }
        }

        Figures.Write("AI answers, crash at every step", $"{cases} cases, {scene.Ledger.Calls.Count} questions", output);
    }

    /// <summary>A world with an AI in it, and what one person wrote and heard.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly RepliesWorld world;
        private readonly StubAi ai;
        private Person? person;

        private Scene(RepliesWorld world, StubAi ai, AiLedger ledger) => (this.world, this.ai, Ledger) = (world, ai, ledger);

        public AiLedger Ledger { get; }

        public IReadOnlyList<string> Heard =>
            [.. world.World.Ledger.Entries.Where(entry => entry.IsAccepted && entry.Call.Recipient == person!.Phone).Select(entry => entry.Call.Text)];

        public static Task<Scene> CreateAsync(TestTables tables, AiAnswer answer) => CreateAsync(tables, _ => answer);

        public static async Task<Scene> CreateAsync(TestTables tables, Func<AiCall, AiAnswer> choose)
        {
            RepliesWorld? world = null;
            var ledger = new AiLedger();
            var plan = new AiPlan(call =>
            {
                var answer = choose(call);

                // Only its own limit ends the wait for an answer that never comes, and the limit goes by the test's clock.
                if (answer is AiAnswer.Hold)
                    _ = Task.Run(() => world!.World.Clock.Advance(TimeSpan.FromSeconds(5)));
                return answer;
            });
            var ai = await StubAi.StartAsync(plan, ledger, CancellationToken.None);
            world = await RepliesWorld.CreateAsync(tables, ai.BaseAddress);
            return new Scene(world, ai, ledger);
        }

        public async Task SayOtherwiseAsync(string text) => await world.World.Tables.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = world.World.Tables.CompaniesName,
            Key = new() { ["company_id"] = new("echo-energy"), ["project_id"] = new("support") },
            UpdateExpression = "SET replies.ai.otherwise = :otherwise",
            ExpressionAttributeValues = new() { [":otherwise"] = new() { M = new() { ["text"] = new(text) } } },
        });

        /// <summary>Lets somebody write once, to the end.</summary>
        /// <returns>What the first delivery asked the world for.</returns>
        public async Task<IReadOnlyList<string>> PlayAsync(string turn, ConversationStatus ends, params CrashPlan[] crashes)
        {
            var story = new ReplyStory(world, new ReplyScenario("a question for the AI")
            {
                Webhooks = (w, p) => [Webhooks.Text(p, Webhooks.Id(p), "When do you open?", w.Now, Webhooks.Energy)],
                Replies = p => [Webhooks.Id(p)],
                Turns = [turn],
                Ends = ends,
                Company = EnergyNumber,
            });
            person = story.Person;
            await story.PlayAsync(crashes);
            return story.Deliveries[0];
        }

        public void AssertHeard(string text)
        {
            Assert.Equal([text], Heard);
            Assert.Single(Ledger.Calls);
        }

        public async ValueTask DisposeAsync()
        {
            await world.DisposeAsync();
            await ai.DisposeAsync();
        }
    }
}
