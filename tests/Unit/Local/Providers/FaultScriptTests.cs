using Engines.Conversations;
using Engines.Local.Providers;

namespace Engines.Tests.Unit.Local.Providers;

public sealed class FaultScriptTests
{
    private static readonly StubCall Template = new() { Provider = ProviderKind.Meta, Recipient = "+15555550001", Text = "visit_reminder", IsTemplate = true };

    [Fact]
    public void Parse_EntryWithoutNumbers_MeetsEveryCallThatFits()
    {
        var plan = FaultScript.Parse("""[{ "provider": "meta", "recipient": "+15555550001", "fault": "refuse", "code": "131026" }]""");

        Assert.Equal([new Fault.RefuseWith("131026"), new Fault.RefuseWith("131026")], new[] { plan.Next(Template), plan.Next(Template) });
        Assert.Equal(Fault.None, plan.Next(Template with { Recipient = "+15555550002" }));
        Assert.Equal(Fault.None, plan.Next(Template with { Provider = ProviderKind.Twilio }));
    }

    [Fact]
    public void Parse_NthAndTimes_CountTheCallsThatFit()
    {
        var plan = FaultScript.Parse("""
            [
              { "template": "visit_reminder", "nth": 2, "times": 2, "fault": "error-after", "status": 502 }, // twice
              { "nth": 4, "fault": "throttle", "seconds": 9 },
            ]
            """);

        Assert.Equal(
            [Fault.None, new Fault.Error5xxAfterAccept(502), new Fault.Error5xxAfterAccept(502), new Fault.Throttle429(TimeSpan.FromSeconds(9)), Fault.None],
            Enumerable.Range(0, 5).Select(_ => plan.Next(Template)));
        Assert.Equal(Fault.None, plan.Next(Template with { IsTemplate = false }));
    }

    [Fact]
    public void Parse_EveryFaultOfThePanel_IsKnown() => Assert.All(
        FaultPanel.Switches, one => Assert.Equal(one.Fault.GetType(), FaultScript.Parse($$"""[{ "fault": "{{one.Name}}" }]""").Next(Template).GetType()));

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "a list of objects")]
    [InlineData("[1]", "Entry 1 of the script: it is not an object")]
    [InlineData("""[{"fault":"slow"},{}]""", "Entry 2 of the script: 'fault' is missing")]
    [InlineData("""[{"fault":"sloww"}]""", "there is no fault 'sloww'; there are refuse, throttle")]
    [InlineData("""[{"fault":"slow","recipent":"x"}]""", "there is no member 'recipent'")]
    [InlineData("""[{"fault":"slow","provider":"mata"}]""", "there is no provider 'mata'; there are meta")]
    [InlineData("""[{"fault":"slow","recipient":1}]""", "'recipient' is not a text")]
    [InlineData("""[{"fault":"slow","nth":0}]""", "'nth' is not a whole number above 0")]
    [InlineData("""[{"fault":"refuse"}]""", "needs the provider's 'code'")]
    [InlineData("""[{"fault":"throttle","code":"1"}]""", "'throttle' takes only seconds")]
    [InlineData("""[{"fault":"error-before","status":404}]""", "'status' is from 500 to 599")]
    public void Parse_WrongScript_SaysWhatAndWhere(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => FaultScript.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_WrongFile_NamesIt()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{}");
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => FaultScript.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
