using System.Text;
using Engines.Local.Functions;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Local;

/// <summary>What stands in the log around an invocation, and in place of an answer.</summary>
public sealed class InvocationLinesTests
{
    private const string Id = "00000001-0000-0000-0000-000000000000";

    private static readonly Guid RequestId = new(1, 0, 0, new byte[8]);
    private static readonly FunctionSettings Settings = new("sender", "Sender.dll") { Timeout = TimeSpan.FromSeconds(3), MemorySize = 256 };

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Text_OfAFirstAnswer_IsStartEndAndReport()
    {
        var lines = new InvocationLines(Settings, clock);
        var record = Record(InvocationEnd.Answered) with { InitDuration = TimeSpan.FromMilliseconds(200.1), MemoryMaxUsed = 80 };

        Assert.Equal($"START RequestId: {Id} Version: $LATEST", lines.Start(RequestId));
        Assert.Equal(
            [
                $"END RequestId: {Id}",
                $"REPORT RequestId: {Id}\tDuration: 12.35 ms\tBilled Duration: 213 ms\tMemory Size: 256 MB\tMax Memory Used: 80 MB\tInit Duration: 200.10 ms\t",
            ],
            lines.End(record));
    }

    [Theory]
    [InlineData(InvocationEnd.TimedOut, "Task timed out after 3.00 seconds", "2026-11-21T12:00:00.000Z " + Id + " Task timed out after 3.00 seconds", "Status: timeout")]
    [InlineData(InvocationEnd.Crashed, "Runtime exited with error: exit status 3", "RequestId: " + Id + " Error: Runtime exited with error: exit status 3", "Status: error\tError Type: Runtime.ExitError")]
    [InlineData(InvocationEnd.OutOfMemory, "Runtime exited with error: signal: killed", "RequestId: " + Id + " Error: Runtime exited with error: signal: killed", "Status: error\tError Type: Runtime.OutOfMemory")]
    public void Text_OfOneWithoutAnAnswer_SaysWhy(InvocationEnd end, string failure, string said, string status)
    {
        var last = new InvocationLines(Settings, clock).End(Record(end) with { Failure = failure });

        Assert.Equal(said, last[0]);
        Assert.EndsWith("\t" + status, last[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfATimeOut_IsAPlatformReport()
    {
        var lines = new InvocationLines(Settings with { LogFormat = LogFormat.Json }, clock);

        Assert.Equal(
            $$$"""{"time":"2026-11-21T12:00:00.000Z","type":"platform.start","record":{"requestId":"{{{Id}}}","version":"$LATEST"}}""", lines.Start(RequestId));
        Assert.Equal(
            $$$"""{"time":"2026-11-21T12:00:00.000Z","type":"platform.report","record":{"requestId":"{{{Id}}}","metrics":{"durationMs":12.345,"billedDurationMs":13,"memorySizeMB":256,"maxMemoryUsedMB":0},"status":"timeout"}}""",
            Assert.Single(lines.End(Record(InvocationEnd.TimedOut))));
    }

    [Theory]
    [InlineData(0, "Runtime exited without providing a reason")]
    [InlineData(3, "Runtime exited with error: exit status 3")]
    [InlineData(134, "Runtime exited with error: signal: aborted (core dumped)")]
    [InlineData(137, "Runtime exited with error: signal: killed")]
    public void RuntimeExit_OfACode_IsSaidAsLambdaSaysIt(int code, string said) => Assert.Equal(said, RuntimeExit.Describe(code));

    [Fact]
    public void ErrorDocument_InPlaceOfAnAnswer_NamesTheRequest()
    {
        Assert.Equal(
            $$"""{"errorMessage":"RequestId: {{Id}} Error: Runtime exited with error: signal: killed","errorType":"Runtime.ExitError"}""",
            Document(new InvocationOutcome.Lost(RuntimeExit.Killed)));
        Assert.Equal(
            $$"""{"errorMessage":"RequestId: {{Id}} Error: Task timed out after 3.00 seconds","errorType":"Sandbox.Timedout"}""",
            Document(new InvocationOutcome.TimedOut()));
        Assert.Equal("""{"errorMessage":"no","errorType":"Refusal"}""", Document(new InvocationOutcome.Error("Refusal", "no")));
    }

    [Fact]
    public void LogTail_OfALongLog_KeepsTheEnd()
    {
        var tail = new LogTail();
        for (var line = 0; line < 500; line++)
            tail.Add($"line {line:000} {new string('é', 20)}");
        tail.End(["END"]);

        var text = tail.ToString();
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 4000, LogTail.BytesMax + 8);
        Assert.Contains("line 499", text, StringComparison.Ordinal);
        Assert.EndsWith("END\n", text, StringComparison.Ordinal);
    }

    private static InvocationRecord Record(InvocationEnd end) => new(RequestId, DateTimeOffset.UnixEpoch, TimeSpan.FromMilliseconds(12.345), end);

    private static string Document(InvocationOutcome outcome) => Encoding.UTF8.GetString(ErrorDocument.Of(outcome, RequestId, Settings.Timeout).Span);
}
