using System.Text;
using System.Text.Json;
using Engines.Lambda;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

public sealed partial class JsonLineLoggerTests : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly LineWriter lines;
    private readonly JsonLineLogger logger;

    public JsonLineLoggerTests()
    {
        lines = new LineWriter(output);
        logger = new JsonLineLogger(lines, LogLevel.Information, new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 8, 0, 0, 123, TimeSpan.Zero)));
    }

    public void Dispose()
    {
        lines.Dispose();
        output.Dispose();
    }

    [Fact]
    public void Log_StructuredState_WritesOneObject()
    {
        LogSent(logger, "r-1", 3, null);

        var line = Assert.Single(Lines());
        Assert.Equal(
            """{"timestamp":"2026-11-20T08:00:00.123Z","level":"Information","event_id":7,"event":"LogSent","message":"Sent {RequestId} after {Attempts}.","data":{"RequestId":"r-1","Attempts":3}}""",
            line);
    }

    [Fact]
    public void Log_BelowLevel_WritesNothing()
    {
        logger.Log(LogLevel.Debug, 0, "x", null, (state, _) => state);

        Assert.False(logger.IsEnabled(LogLevel.Debug));
        Assert.False(logger.IsEnabled(LogLevel.None));
        Assert.Empty(Lines());
    }

    [Fact]
    public void Log_Exception_WritesTypesAndStacksButNoMessage()
    {
        LogSent(logger, "r-1", 1, Thrown());

        var line = Assert.Single(Lines());
        using var document = JsonDocument.Parse(line);
        var exception = document.RootElement.GetProperty("exception");
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Contains(nameof(Thrown), exception.GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.Equal("System.TimeoutException", exception.GetProperty("cause").GetProperty("type").GetString());
        Assert.DoesNotContain("4915", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_ExceptionAsAMember_WritesItsTypeOnly()
    {
        LogCause(logger, Thrown());

        Assert.Contains("\"Cause\":\"System.InvalidOperationException\"", Assert.Single(Lines()), StringComparison.Ordinal);
        Assert.DoesNotContain("4915", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_FormatterThatQuotesTheException_IsNotGivenIt()
    {
        logger.Log(LogLevel.Error, 0, "plain", Thrown(), (state, exception) => state + exception?.Message);

        Assert.Contains("\"message\":\"plain\"", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Scope_Nested_InnerHidesOuterAndEndsWithItsBlock()
    {
        using (LogScope.Begin(LogScope.RequestId, "r-1"))
        using (LogScope.Begin(LogScope.TraceId, "t-1"))
        {
            using (LogScope.Begin(LogScope.RequestId, "r-2"))
                LogSent(logger, "x", 1, null);
            LogSent(logger, "x", 1, null);
        }

        LogSent(logger, "x", 1, null);

        var written = Lines();
        Assert.Contains("\"request_id\":\"r-2\",\"trace_id\":\"t-1\"", written[0], StringComparison.Ordinal);
        Assert.DoesNotContain("r-1", written[0], StringComparison.Ordinal);
        Assert.Contains("\"trace_id\":\"t-1\",\"request_id\":\"r-1\"", written[1], StringComparison.Ordinal);
        Assert.DoesNotContain("request_id", written[2], StringComparison.Ordinal);
    }

    [Fact]
    public void BeginScope_StructuredState_PutsItsMembersInForce()
    {
        using (logger.BeginScope(new List<KeyValuePair<string, object?>> { new("conversation_id", "c_1"), new("part", 2) }))
            LogSent(logger, "x", 1, null);
        LogSent(logger, "x", 1, null);

        var written = Lines();
        Assert.Contains("\"part\":2,\"conversation_id\":\"c_1\"", written[0], StringComparison.Ordinal);
        Assert.DoesNotContain("c_1", written[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_ParallelFlows_DoNotMix()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            using var scope = LogScope.Begin(LogScope.RequestId, $"r-{number}");
            await Task.Yield();
            LogSent(logger, $"r-{number}", number, null);
        })));

        var written = Lines().Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(200, written.Count);
        Assert.All(written, line => Assert.Equal(line.GetProperty("request_id").GetString(), line.GetProperty("data").GetProperty("RequestId").GetString()));
    }

    [Fact]
    public void Log_ValueThatCannotBeWritten_LeavesAWholeLineAndTheNextOneIntact()
    {
        LogCause(logger, new Unwritable());
        LogSent(logger, "r-1", 1, null);

        var written = Lines().Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("NotSupportedException", written[0].GetProperty("failure").GetString());
        Assert.Equal("r-1", written[1].GetProperty("data").GetProperty("RequestId").GetString());
    }

    [Fact]
    public void Log_LineBreakInAValue_StaysOneLine()
    {
        LogSent(logger, "a\nb\u2028" + new string('x', 100_000), 1, null);
        LogSent(logger, "next", 1, null);

        Assert.Equal(2, Lines().Length);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("to +4915112345678", new TimeoutException("of +4915112345678"));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    [LoggerMessage(7, LogLevel.Information, "Sent {RequestId} after {Attempts}.")]
    private static partial void LogSent(ILogger logger, string requestId, int attempts, Exception? failure);

    [LoggerMessage(8, LogLevel.Warning, "Because of {Cause}.")]
    private static partial void LogCause(ILogger logger, object cause);

    private string[] Lines() =>
        Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Unwritable
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
