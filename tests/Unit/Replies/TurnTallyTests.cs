using Engines.Conversations;
using Replies.Turns;

namespace Engines.Tests.Unit.Replies;

public sealed class TurnTallyTests
{
    private readonly TurnTally tally = new();

    [Fact]
    public void Count_RefusedForGood_CountsTheAnswerAndTheClass()
    {
        tally.Count(new OutboundResult.Settled(OutboundStatus.Failed, "meta:131026", IsNew: true) { Refusal = FailureClass.Recipient });

        Assert.Equal(new Dictionary<string, int> { ["RefusedRecipient"] = 1, ["AnswerFailed"] = 1 }, tally.Counts);
    }

    [Fact]
    public void Count_RefusedForNow_CountsTheClass()
    {
        tally.Count(new OutboundResult.Wait(TimeSpan.FromSeconds(4), Reasons.RetryWait, "meta:130429") { Refusal = FailureClass.Rate });

        Assert.Equal(new Dictionary<string, int> { ["RefusedRate"] = 1 }, tally.Counts);
    }

    [Fact]
    public void Count_Sent_CountsNoRefusal()
    {
        tally.Count(new OutboundResult.Settled(OutboundStatus.Sent, null, IsNew: true));

        Assert.Equal(["AnswerSent"], tally.Counts.Keys);
    }
}
