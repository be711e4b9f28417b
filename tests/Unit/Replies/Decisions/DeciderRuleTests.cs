using System.Text.RegularExpressions;
using Engines.Conversations;
using Replies.Decisions;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class DeciderRuleTests
{
    // Far more than a busy machine needs for a match that ends.
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("yes", true, "YES!", true)]
    [InlineData("yes", true, "yes please", false)]
    [InlineData("yes", false, "Oh yes, please", true)]
    [InlineData("yes", false, "yesterday", false)]
    [InlineData("yes", false, "eyes", false)]
    [InlineData("money back", false, "I want my money  back.", true)]
    [InlineData("Größe", false, "Welche GRÖSSE?", false)]
    [InlineData("Größe", false, "Welche größe?", true)]
    [InlineData("où", false, "Où êtes-vous ?", true)]
    [InlineData("ou", false, "Où êtes-vous ?", false)]
    [InlineData("no", false, "non, no.", true)]
    public async Task Decide_Words_FitWholeOrAsWordsOfTheirOwn(string word, bool isWhole, string text, bool fits) =>
        await AssertFits(new RuleCondition.Words([word], isWhole), Turns.Text(text), fits);

    [Fact]
    public async Task Decide_Payload_IsComparedExactly()
    {
        var condition = new RuleCondition.Payload(["CONFIRM"]);

        await AssertFits(condition, Turns.Button("Confirm", "CONFIRM"), true);
        await AssertFits(condition, Turns.Button("Confirm", "confirm"), false);
        await AssertFits(condition, Turns.Text("CONFIRM"), false);
    }

    [Fact]
    public async Task Decide_Kind_FitsOneOfThem()
    {
        var condition = new RuleCondition.Kind([InboundKind.Media, InboundKind.Location]);

        await AssertFits(condition, Turns.Photo(), true);
        await AssertFits(condition, Turns.Reply(new() { Kind = InboundKind.Location, Location = new(52.5, 13.4) }), true);
        await AssertFits(condition, Turns.Text("a photo"), false);
    }

    [Fact]
    public async Task Decide_SeveralFit_TheFirstRuleWinsOverTheFirstReply()
    {
        var policy = Turns.Policy(
            Turns.Rule("photo", new RuleCondition.Kind([InboundKind.Media]), TurnEnding.Close), Turns.Rule("yes", new RuleCondition.Words(["yes"], true)));

        Assert.Equal(Turns.Says("photo", TurnEnding.Close, "photo"), await Turns.DecideAsync(Turns.Of(policy, Turns.Text("yes"), Turns.Photo())));
    }

    [Theory]
    [InlineData(RegexOptions.NonBacktracking, "(a+)+$", 0)]
    [InlineData(RegexOptions.None, "(a+)+$", 1)]
    public async Task Decide_PatternOfEndlessWork_DoesNotFitAndIsCounted(RegexOptions engine, string expression, int timeouts)
    {
        var slow = new RuleCondition.Pattern(new Regex(expression, engine, timeouts > 0 ? TimeSpan.FromMilliseconds(50) : Ample));
        var policy = Turns.Policy(Turns.Rule("slow", slow), Turns.Rule("any", new RuleCondition.Always()));
        var text = Turns.Text(new string('a', 4000) + "b");

        var decision = await Turns.DecideAsync(Turns.Of(policy, text, text, text));

        Assert.Equal(Turns.Says("any", TurnEnding.Open, "any") with { PatternTimeouts = timeouts }, decision);
    }

    [Fact]
    public async Task Decide_PatternBeyondTheFirstFourThousandCharacters_DoesNotFit()
    {
        var condition = new RuleCondition.Pattern(new Regex("lawyer", RegexOptions.IgnoreCase, Ample));

        await AssertFits(condition, Turns.Text(new string(' ', 4000) + "a Lawyer"), true);
        await AssertFits(condition, Turns.Text(new string(' ', 4096) + "a Lawyer"), false);
    }

    [Fact]
    public async Task Decide_RuleWithoutAnswer_IsSilence()
    {
        var closes = new ReplyRule("bye", new RuleCondition.Always(), new(null, null, TurnEnding.Close));
        var handsOff = closes with { Then = new(null, null, TurnEnding.HandOff) };

        Assert.Equal(new Decision.Silence(TurnEnding.Close, "bye"), await Turns.DecideAsync(Turns.Of(Turns.Policy(closes), Turns.Text("bye"))));
        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "bye"), await Turns.DecideAsync(Turns.Of(Turns.Policy(handsOff), Turns.Text("bye"))));
        Assert.Equal(
            Turns.Says("Wait.", TurnEnding.HandOff, "bye"),
            await Turns.DecideAsync(Turns.Of(Turns.Policy(handsOff) with { HandOffText = "Wait." }, Turns.Text("bye"))));
    }

    private static async Task AssertFits(RuleCondition condition, PendingReply reply, bool fits)
    {
        var decision = await Turns.DecideAsync(Turns.Of(Turns.Policy(Turns.Rule("rule", condition)), reply));

        Assert.Equal(fits ? Turns.Says("rule", TurnEnding.Open, "rule") : new Decision.Silence(TurnEnding.HandOff, "hand_off"), decision);
    }
}
