using Engines.Conversations;
using Replies.Decisions;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class DeciderWindowTests
{
    private static readonly TemplateUse Again = new("write_again", "en", new Dictionary<string, string>());
    private static readonly ReplyPolicy Policy = Turns.Policy(Turns.Rule("any", new RuleCondition.Always(), TurnEnding.Close)) with { OutsideWindow = Again };

    public static TheoryData<int, bool> SecondsLeft => new() { { 86_400, true }, { 61, true }, { 60, false }, { 0, false }, { -60, false } };

    [Theory, MemberData(nameof(SecondsLeft))]
    public async Task Decide_FreeTextOnWhatsApp_NeedsAMinuteOfTheWindow(int secondsLeft, bool isAllowed)
    {
        var decision = await Turns.DecideAsync(Facts(Policy) with { WindowUntil = Turns.Now.AddSeconds(secondsLeft) });

        Assert.Equal(
            isAllowed ? Turns.Says("any", TurnEnding.Close, "any") : new Decision.Answer(new AnswerContent.Template(Again), TurnEnding.Open, "outside_window"),
            decision);
    }

    [Fact]
    public async Task Decide_WindowOverAndNoTemplateForThat_IsForPeople() =>
        Assert.Equal(
            new Decision.Silence(TurnEnding.HandOff, "outside_window"),
            await Turns.DecideAsync(Facts(Policy with { OutsideWindow = null, HandOffText = "Wait." }) with { WindowUntil = null }));

    [Fact]
    public async Task Decide_WindowOver_AnAngryPersonStillGetsToPeople()
    {
        var policy = Turns.Policy(Turns.Rule("angry", new RuleCondition.Always(), TurnEnding.HandOff)) with { OutsideWindow = Again };

        Assert.Equal(
            new Decision.Answer(new AnswerContent.Template(Again), TurnEnding.HandOff, "outside_window"),
            await Turns.DecideAsync(Facts(policy) with { WindowUntil = null }));
    }

    [Fact]
    public async Task Decide_WindowOver_NoAiIsAsked()
    {
        var decision = await Turns.DecideAsync(Facts(Policy with { Rules = [], Ai = Turns.Bikes.Replies!.Ai }) with { WindowUntil = null });

        Assert.Equal(new Decision.Answer(new AnswerContent.Template(Again), TurnEnding.Open, "outside_window"), decision);
    }

    [Theory]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Email)]
    public async Task Decide_ChannelWithoutWindow_TakesFreeTextAlways(Channel channel) =>
        Assert.Equal(
            Turns.Says("any", TurnEnding.Close, "any"),
            await Turns.DecideAsync(Turns.Of(Turns.Bikes with { Replies = Policy }, channel, Turns.Text("hello"))));

    [Fact]
    public async Task Decide_TemplateOfARule_IsSentAtAnyTime()
    {
        var policy = Turns.Policy(new ReplyRule("rule", new RuleCondition.Always(), new(null, Again, TurnEnding.Close)));

        Assert.Equal(
            new Decision.Answer(new AnswerContent.Template(Again), TurnEnding.Close, "rule"),
            await Turns.DecideAsync(Facts(policy) with { WindowUntil = null }));
    }

    [Fact]
    public async Task Decide_TextAndTemplate_TextWhileTheWindowAllowsIt()
    {
        var policy = Turns.Policy(new ReplyRule("rule", new RuleCondition.Always(), new("text", Again, TurnEnding.Close)));

        Assert.Equal(Turns.Says("text", TurnEnding.Close, "rule"), await Turns.DecideAsync(Facts(policy)));
        Assert.Equal(
            new Decision.Answer(new AnswerContent.Template(Again), TurnEnding.Close, "rule"),
            await Turns.DecideAsync(Facts(policy) with { WindowUntil = null }));
    }

    [Theory]
    [InlineData(Channel.Sms, TemplateState.Approved)]
    [InlineData(Channel.WhatsApp, TemplateState.Paused)]
    public async Task Decide_TemplateThatTheChannelDoesNotHaveOrThatIsStopped_IsForPeople(Channel channel, TemplateState state)
    {
        var policy = Turns.Policy(new ReplyRule("rule", new RuleCondition.Always(), new(null, Again, TurnEnding.Close)));
        var templates = Turns.Bikes.Templates.ToDictionary(one => one.Key, one => one.Value with { State = state });
        var facts = Turns.Of(Turns.Bikes with { Replies = policy, Templates = templates }, channel, Turns.Text("hello"));

        Assert.Equal(new Decision.Silence(TurnEnding.HandOff, "template_not_usable"), await Turns.DecideAsync(facts));
        var spoken = await Turns.DecideAsync(facts with { Company = facts.Company with { Replies = policy with { HandOffText = "Wait." } } });
        Assert.Equal(Turns.Says("Wait.", TurnEnding.HandOff, "template_not_usable"), spoken);
    }

    private static TurnFacts Facts(ReplyPolicy policy) => Turns.Of(Turns.Bikes with { Replies = policy }, Channel.WhatsApp, Turns.Text("hello"));
}
