using Engines.Conversations;
using Replies.Decisions;

namespace Engines.Tests.Unit.Replies.Decisions;

/// <summary>The sample companies answer as their data and the documents say.</summary>
public sealed class SampleCompanyTests
{
    public static TheoryData<string, string, TurnEnding> Clinic => new()
    {
        { "yes", "confirm_words", TurnEnding.Close },
        { "OK!", "confirm_words", TurnEnding.Close },
        { "I'll ask my LAWYER", "angry", TurnEnding.HandOff },
        { "yes, where?", "directions", TurnEnding.Open },
        { "Can I come on Friday?", "hand_off", TurnEnding.HandOff },
    };

    [Theory, MemberData(nameof(Clinic))]
    public async Task Clinic_Text_IsAnsweredByTheRuleMeant(string text, string by, TurnEnding ending) =>
        AssertAnswer(by, ending, await Turns.DecideAsync(Turns.Of(Turns.Clinic, Channel.WhatsApp, Turns.Text(text))));

    [Fact]
    public async Task Clinic_ButtonOrPhoto_IsAnsweredByTheRuleMeant()
    {
        AssertAnswer("confirm_button", TurnEnding.Close, await Turns.DecideAsync(Turns.Of(Turns.Clinic, Channel.WhatsApp, Turns.Button("I will come", "CONFIRM"))));
        AssertAnswer("photo", TurnEnding.Open, await Turns.DecideAsync(Turns.Of(Turns.Clinic, Channel.WhatsApp, Turns.Photo())));
    }

    [Fact]
    public async Task Clinic_Directions_AreATemplateAtAnyTime()
    {
        var facts = Turns.Of(Turns.Clinic, Channel.WhatsApp, Turns.Text("What is the address?")) with { WindowUntil = null };

        var answer = Assert.IsType<Decision.Answer>(await Turns.DecideAsync(facts));

        Assert.Equal("visit_directions", Assert.IsType<AnswerContent.Template>(answer.Content).Use.Name);
    }

    [Fact]
    public async Task Books_AnyMail_IsAnsweredAndReadByPeople() =>
        AssertAnswer("received", TurnEnding.HandOff, await Turns.DecideAsync(Turns.Of(Turns.Books, Channel.Email, Turns.Text("My invoice?"))));

    private static void AssertAnswer(string by, TurnEnding ending, Decision decision)
    {
        var answer = Assert.IsType<Decision.Answer>(decision);
        Assert.Equal((by, ending), (answer.By, answer.Ending));
    }
}
