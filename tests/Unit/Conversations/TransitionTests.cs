using Engines.Conversations;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Conversations;

public sealed class TransitionTests
{
    private static readonly OutboundStatus[] Ended =
        [OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read, OutboundStatus.Failed, OutboundStatus.Suppressed];

    private static readonly OutboundStatus[] Open = [OutboundStatus.Sending, OutboundStatus.RetryWait, OutboundStatus.Unconfirmed];

    [Fact]
    public void All_FromAnEndedStatus_NeverLeadsBackToAnOpenOne()
    {
        var backwards = Transition.All.Where(step => step.From is { } from && Ended.Contains(from) && Open.Contains(step.To));

        Assert.Empty(backwards);
    }

    [Fact]
    public void All_BetweenReports_LeadsUpwardsOnly()
    {
        OutboundStatus[] order = [OutboundStatus.Sent, OutboundStatus.Delivered, OutboundStatus.Read];
        foreach (var step in Transition.All.Where(step => step.From is { } from && order.Contains(from) && order.Contains(step.To)))
            Assert.True(Array.IndexOf(order, step.From!.Value) < Array.IndexOf(order, step.To), $"{step.From} to {step.To}");
    }

    [Theory]
    [InlineData(OutboundStatus.Delivered)]
    [InlineData(OutboundStatus.Read)]
    public void All_DeliveredAndRead_BeatFailed(OutboundStatus stronger)
    {
        Assert.True(Transition.IsLegal(OutboundStatus.Failed, stronger, Cause.Evidence));
        Assert.False(Transition.IsLegal(stronger, OutboundStatus.Failed, Cause.Evidence));
    }

    [Fact]
    public void All_ToSending_OnlyByAClaimFromNothingOrFromWaiting()
    {
        var toSending = Transition.All.Where(step => step.To == OutboundStatus.Sending).ToList();

        Assert.All(toSending, step => Assert.Equal(Cause.Claim, step.Cause));
        Assert.Equal([null, OutboundStatus.RetryWait, OutboundStatus.Unconfirmed], toSending.Select(step => step.From));
    }

    [Fact]
    public void All_EveryStatus_CanBeReachedAndOpenOnesCanBeLeft()
    {
        foreach (var status in Enum.GetValues<OutboundStatus>())
            Assert.Contains(Transition.All, step => step.To == status);
        foreach (var status in Open)
            Assert.Contains(Transition.All, step => step.From == status && Ended.Contains(step.To));
    }

    [Fact]
    public void All_HoldsNoStepTwice() => Assert.Equal(Transition.All.Length, Transition.All.Distinct().Count());

    [Fact]
    public void All_DiagramInTheDocs_IsMadeFromTheList()
    {
        var steps = Transition.All
            .GroupBy(step => (step.From, step.To))
            .Select(pair => $"    {pair.Key.From?.ToWord() ?? "[*]"} --> {pair.Key.To.ToWord()} : {string.Join(", ", pair.Select(step => step.Cause.ToString().ToLowerInvariant()))}");
        var diagram = $"```mermaid\nstateDiagram-v2\n{string.Join('\n', steps)}\n```";

        var page = File.ReadAllText(Repository.PathOf("docs/statuses.md"));

        Assert.True(page.Contains(diagram, StringComparison.Ordinal), $"docs/statuses.md must hold this diagram:\n{diagram}");
    }
}
