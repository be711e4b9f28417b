using Engines.Channels;
using Engines.Conversations;
using Replies.Decisions;
using Replies.Decisions.Ai;
using Replies.Inbound;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class DeciderAiTests
{
    private static readonly RuleAction Otherwise = new("A person will write.", null, TurnEnding.HandOff);

    [Theory]
    [InlineData(WriterAction.Answer, TurnEnding.Open)]
    [InlineData(WriterAction.Close, TurnEnding.Close)]
    [InlineData(WriterAction.HandOff, TurnEnding.HandOff)]
    public async Task Decide_AiWrote_SaysItAndEndsAsItChose(WriterAction action, TurnEnding ending) =>
        Assert.Equal(Turns.Says("We open at 9.", ending, "ai"), await DecideAsync(Channel.Sms, new WriterResult.Wrote(action, "  We open at 9.\n", "r")));

    [Fact]
    public async Task Decide_AiHandsOffWithoutText_SaysTheCompanysOwn() =>
        Assert.Equal(Turns.Says("Wait.", TurnEnding.HandOff, "ai"), await DecideAsync(Channel.Sms, new WriterResult.Wrote(WriterAction.HandOff, " ", "r")));

    public static TheoryData<Channel, int, bool> Lengths => new()
    {
        { Channel.Sms, 1600, true }, { Channel.Sms, 1601, false }, { Channel.WhatsApp, 4096, true }, { Channel.WhatsApp, 4097, false }, { Channel.Email, 5000, true },
    };

    [Theory, MemberData(nameof(Lengths))]
    public async Task Decide_LengthOfTheText_MustFitTheChannel(Channel channel, int length, bool fits)
    {
        var text = new string('x', length);

        var decision = await DecideAsync(channel, new WriterResult.Wrote(WriterAction.Answer, text, "r"));

        Assert.Equal(fits ? Turns.Says(text, TurnEnding.Open, "ai") : Fallback("ai_invalid"), decision);
    }

    [Theory]
    [InlineData(WriterAction.Answer)]
    [InlineData(WriterAction.Close)]
    public async Task Decide_AiWroteNothing_IsOfNoUse(WriterAction action) =>
        Assert.Equal(Fallback("ai_invalid"), await DecideAsync(Channel.Sms, new WriterResult.Wrote(action, " \n", "r")));

    [Theory]
    [InlineData("ai_timeout")]
    [InlineData("ai_error_500")]
    public async Task Decide_AiOfNoUse_DoesOtherwiseOrHandsOff(string problem)
    {
        Assert.Equal(Fallback(problem), await DecideAsync(Channel.Sms, new WriterResult.Unusable(problem)));

        var handedOff = await DecideAsync(Channel.Sms, new WriterResult.Unusable(problem), policy => policy with { Ai = policy.Ai! with { Otherwise = null } });
        Assert.Equal(Turns.Says("Wait.", TurnEnding.HandOff, "hand_off") with { AiProblem = problem }, handedOff);

        var silent = await DecideAsync(
            Channel.Sms, new WriterResult.Unusable(problem), policy => policy with { Ai = policy.Ai! with { Otherwise = null }, HandOffText = null });
        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "hand_off") { AiProblem = problem }, silent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-test")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"api_key":7}""")]
    [InlineData("""{"api_key":"two\nlines"}""")]
    public async Task Decide_KeyCannotBeRead_DoesOtherwiseWithoutAsking(string secret) =>
        Assert.Equal(Fallback("ai_key_unavailable"), await Turns.With(new FixedWriter(null), secret).DecideAsync(Facts(Channel.Sms), CancellationToken.None));

    [Fact]
    public async Task Decide_KeyIsRefused_IsReadAnewNextTime()
    {
        var source = new FixedSecret("""{"api_key":"sk-old"}""");
        var decider = new Decider(new FixedWriter(new WriterResult.Unusable("ai_error_401")), new CachedSecrets(source, TimeProvider.System));

        await decider.DecideAsync(Facts(Channel.Sms), CancellationToken.None);
        await decider.DecideAsync(Facts(Channel.Sms), CancellationToken.None);

        Assert.Equal(2, source.Asked);
    }

    [Fact]
    public async Task Decide_CallersTimeIsOver_DoesOtherwise()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        var decision = await Turns.With(new FixedWriter(null)).DecideAsync(Facts(Channel.Sms), over.Token);

        Assert.Equal(Fallback("ai_timeout"), decision);
    }

    [Fact]
    public async Task Decide_RuleFits_NoAiIsAsked()
    {
        var decision = await DecideAsync(Channel.Sms, null, policy => policy with { Rules = [Turns.Rule("any", new RuleCondition.Always())] });

        Assert.Equal(Turns.Says("any", TurnEnding.Open, "any"), decision);
    }

    [Fact]
    public async Task Decide_WishesAndReactions_AreNotShownToTheAi()
    {
        var writer = new FixedWriter(new WriterResult.Wrote(WriterAction.Answer, "We open at 9.", "r"));
        var facts = Facts(Channel.WhatsApp) with { Pending = [Turns.Text("start", Wish.OptIn), Turns.Thumb(), Turns.Text("When do you open?")] };

        await Turns.With(writer).DecideAsync(facts, CancellationToken.None);

        Assert.Equal("When do you open?", Assert.Single(writer.Facts!.Pending).Content.Text);
    }

    private static Task<Decision> DecideAsync(Channel channel, WriterResult? result, Func<ReplyPolicy, ReplyPolicy>? change = null)
    {
        var facts = Facts(channel);
        var policy = change is null ? facts.Company.Replies! : change(facts.Company.Replies!);
        return Turns.With(new FixedWriter(result)).DecideAsync(facts with { Company = facts.Company with { Replies = policy } }, CancellationToken.None);
    }

    private static TurnFacts Facts(Channel channel)
    {
        var policy = new ReplyPolicy { Ai = Turns.Bikes.Replies!.Ai! with { Otherwise = Otherwise }, HandOffText = "Wait." };
        return Turns.Of(Turns.Bikes with { Replies = policy }, channel, Turns.Text("When do you open?"));
    }

    private static Decision Fallback(string problem) => Turns.Says(Otherwise.Text!, Otherwise.Ending, "ai_otherwise") with { AiProblem = problem };
}
