using System.Text;
using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class BatchVerdictTests
{
    private static readonly HashSet<string> Batch = ["m1", "m2", "m3"];

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"other":1}""")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public void Of_NothingReported_AllSucceeded(string answer) => Assert.IsType<BatchVerdict.AllSucceeded>(Read(answer));

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"m1"}""")]
    [InlineData("\"OK\"")]
    [InlineData("""{"batchItemFailures":{}}""")]
    [InlineData("""{"batchItemFailures":["m1"]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":1}]}""")]
    [InlineData("""{"batchItemFailures":[{"ItemIdentifier":"m1"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"m9"}]}""")]
    public void Of_ReportThatLambdaCannotUse_AllFailed(string answer)
    {
        var verdict = Assert.IsType<BatchVerdict.AllFailed>(Read(answer));

        Assert.NotEmpty(verdict.Reason);
        Assert.False(verdict.Succeeded("m2"));
    }

    [Fact]
    public void Of_SomeReported_TheOthersSucceeded()
    {
        var verdict = Read("""{"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"m3"}]}""");

        Assert.Equal([false, true, false], new[] { "m1", "m2", "m3" }.Select(verdict.Succeeded));
    }

    [Fact]
    public void Of_ReportingSwitchedOff_AnyAnswerIsSuccess() =>
        Assert.IsType<BatchVerdict.AllSucceeded>(Read("""{"batchItemFailures":[{"itemIdentifier":"m1"}]}""", reports: false));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_FailedInvocation_AllFailed(bool reports) =>
        Assert.IsType<BatchVerdict.AllFailed>(BatchVerdict.Of(new InvocationResult.Failed("it threw"), Batch, reports));

    [Fact]
    public void Of_RefusedInvocation_AllFailed() =>
        Assert.IsType<BatchVerdict.AllFailed>(BatchVerdict.Of(new InvocationResult.Throttled(), Batch, reportsItemFailures: false));

    private static BatchVerdict Read(string answer, bool reports = true) =>
        BatchVerdict.Of(new InvocationResult.Answered(Encoding.UTF8.GetBytes(answer)), Batch, reports);
}
