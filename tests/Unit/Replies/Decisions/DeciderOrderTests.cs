using Engines.Conversations;
using Replies.Decisions;
using Replies.Inbound;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class DeciderOrderTests
{
    private static readonly ReplyPolicy Policy = Turns.Policy(Turns.Rule("hello", new RuleCondition.Words(["hello"], false)), Turns.Rule("any", new RuleCondition.Always()))
        with { HelpText = "This is us.", OptInText = "Welcome back." };

    [Fact]
    public async Task Decide_OptedOut_IsSilenceWhateverWasSaid() =>
        Assert.Equal(
            new Decision.Silence(TurnEnding.Open, "opted_out"),
            await Turns.DecideAsync(Turns.Of(Policy, Turns.Text("help", Wish.Help)) with { IsOptedOut = true }));

    [Fact]
    public async Task Decide_LastWishIsToStop_IsSilence() =>
        Assert.Equal(
            new Decision.Silence(TurnEnding.Open, "opted_out"),
            await Turns.DecideAsync(Turns.Of(Policy, Turns.Text("start", Wish.OptIn), Turns.Text("stop", Wish.OptOut), Turns.Text("hello"))));

    [Fact]
    public async Task Decide_StoppedAndStartedAgain_Welcomes() =>
        Assert.Equal(
            Turns.Says("Welcome back.", TurnEnding.Open, "opt_in"),
            await Turns.DecideAsync(Turns.Of(Policy, Turns.Text("stop", Wish.OptOut), Turns.Text("start", Wish.OptIn))));

    [Fact]
    public async Task Decide_OptInWithoutText_IsSilence() =>
        Assert.Equal(
            new Decision.Silence(TurnEnding.Open, "opt_in"),
            await Turns.DecideAsync(Turns.Of(Policy with { OptInText = null }, Turns.Text("start", Wish.OptIn))));

    [Fact]
    public async Task Decide_Help_BeatsTheRules() =>
        Assert.Equal(Turns.Says("This is us.", TurnEnding.Open, "help"), await Turns.DecideAsync(Turns.Of(Policy, Turns.Text("help", Wish.Help))));

    [Fact]
    public async Task Decide_HelpWithoutText_IsAQuestionLikeOthers() =>
        Assert.Equal(Turns.Says("any", TurnEnding.Open, "any"), await Turns.DecideAsync(Turns.Of(Policy with { HelpText = null }, Turns.Text("help", Wish.Help))));

    [Fact]
    public async Task Decide_HelpBesideAnotherReply_AnswersBoth() =>
        Assert.Equal(
            Turns.Says("This is us.\n\nhello", TurnEnding.Open, "hello"),
            await Turns.DecideAsync(Turns.Of(Policy, Turns.Text("help", Wish.Help), Turns.Text("hello"))));

    [Fact]
    public async Task Decide_HelpBesideAReplyThatGetsSilence_KeepsTheEnding()
    {
        var policy = Turns.Policy(new ReplyRule("quiet", new RuleCondition.Always(), new(null, null, TurnEnding.Close))) with { HelpText = "This is us." };

        Assert.Equal(
            Turns.Says("This is us.", TurnEnding.Close, "help"),
            await Turns.DecideAsync(Turns.Of(policy, Turns.Text("help", Wish.Help), Turns.Text("hello"))));
    }

    [Fact]
    public async Task Decide_YesOnSms_IsARulesAnswerFirst()
    {
        var policy = Turns.Policy(Turns.Rule("confirm", new RuleCondition.Words(["yes"], true))) with { OptInText = "Welcome back." };
        var yes = Turns.Text("Yes!", WishReader.Read(policy, Channel.Sms, new() { Kind = InboundKind.Text, Text = "Yes!" }, Wish.None));

        Assert.Equal(Turns.Says("confirm", TurnEnding.Open, "confirm"), await Turns.DecideAsync(Turns.Of(Turns.Bikes with { Replies = policy }, Channel.Sms, yes)));
        Assert.Equal(
            Turns.Says("Welcome back.", TurnEnding.Open, "opt_in"),
            await Turns.DecideAsync(Turns.Of(Turns.Bikes with { Replies = policy with { Rules = [] } }, Channel.Sms, yes)));
    }

    [Fact]
    public async Task Decide_NoPolicy_IsForPeople() =>
        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "no_policy"), await Turns.DecideAsync(Turns.Of((ReplyPolicy?)null, Turns.Text("hello"))));

    [Fact]
    public async Task Decide_NoRuleAndNoAi_IsForPeople()
    {
        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "hand_off"), await Turns.DecideAsync(Turns.Of(new ReplyPolicy(), Turns.Text("hello"))));
        Assert.Equal(
            Turns.Says("Wait.", TurnEnding.HandOff, "hand_off"),
            await Turns.DecideAsync(Turns.Of(new ReplyPolicy { HandOffText = "Wait." }, Turns.Text("hello"))));
    }

    [Fact]
    public async Task Decide_Unmatched_IsKeptUnlessTheCompanyAnswersThem()
    {
        var facts = Turns.Of(Policy, Turns.Text("hello")) with { IsUnmatched = true };

        Assert.Equal(new Decision.Silence(TurnEnding.Open, "unmatched"), await Turns.DecideAsync(facts));
        Assert.Equal(
            Turns.Says("hello", TurnEnding.Open, "hello"),
            await Turns.DecideAsync(facts with { Company = facts.Company with { Replies = Policy with { AnswersUnmatched = true } } }));
    }

    [Fact]
    public async Task Decide_OnlyReactions_IsSilenceUnlessARuleNamesThem()
    {
        var thumb = new ReplyRule("thumb", new RuleCondition.Kind([InboundKind.Reaction]), new("Thanks!", null, TurnEnding.Close));

        Assert.Equal(new Decision.Silence(TurnEnding.Open, "nothing_to_answer"), await Turns.DecideAsync(Turns.Of(Policy, Turns.Thumb())));
        Assert.Equal(Turns.Says("Thanks!", TurnEnding.Close, "thumb"), await Turns.DecideAsync(Turns.Of(Turns.Policy(thumb), Turns.Thumb())));
        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "hand_off"), await Turns.DecideAsync(Turns.Of(Turns.Policy(thumb), Turns.Thumb(), Turns.Text("Where are you?"))));
    }

    [Fact]
    public async Task Decide_EmptyText_HasNothingToAnswer() =>
        Assert.Equal(new Decision.Silence(TurnEnding.Open, "nothing_to_answer"), await Turns.DecideAsync(Turns.Of(Policy, Turns.Text(" "))));
}
