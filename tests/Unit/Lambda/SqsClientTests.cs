using System.Net;
using Engines.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

public sealed class SqsClientTests : IDisposable
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly SqsStub sqs = new();
    private readonly ImpatientTimeProvider time = new();

    public void Dispose() => sqs.Dispose();

    [Fact]
    public async Task Send_Message_GoesToTheQueuesHostInJsonProtocol()
    {
        await sqs.Client(time).SendMessageAsync(
            SqsStub.DeadLetters, "body \"ü\"", new Dictionary<string, string> { ["reason"] = "too_old" }, CancellationToken.None);

        var call = Assert.Single(sqs.Calls);
        Assert.Equal(("SendMessage", "application/x-amz-json-1.0"), (call.Action, call.ContentType));
        Assert.Equal("https://sqs.eu-central-1.amazonaws.com/", call.Address.ToString());
        Assert.Equal((SqsStub.DeadLetters.ToString(), "body \"ü\"", "too_old"), (call.Text("QueueUrl"), call.Text("MessageBody"), call.Attribute("reason")));
        Assert.Contains(
            "/eu-central-1/sqs/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, ",
            call.Authorization,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_EndpointOverride_GoesThere()
    {
        await sqs.Client(time, new Uri("http://127.0.0.1:9324")).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None);

        var call = Assert.Single(sqs.Calls);
        Assert.Equal("http://127.0.0.1:9324/", call.Address.ToString());
        Assert.Equal(SqsStub.Queue.ToString(), call.Text("QueueUrl"));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(0.001, 1)]
    [InlineData(59.2, 60)]
    [InlineData(43_200, 42_300)]
    [InlineData(999_999_999, 42_300)]
    public async Task ChangeVisibility_Span_IsRoundedUpAndCut(double seconds, int expected)
    {
        await sqs.Client(time).ChangeVisibilityAsync(SqsStub.Queue, "handle", TimeSpan.FromSeconds(seconds), CancellationToken.None);

        var call = Assert.Single(sqs.Hidden);
        Assert.Equal(("handle", expected), (call.Text("ReceiptHandle"), call.Visibility));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "oops")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{}")]
    [InlineData(HttpStatusCode.TooManyRequests, "{}")]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#RequestThrottled"}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"ThrottlingException"}""")]
    public async Task Call_BusyOnce_IsRepeated(HttpStatusCode status, string body)
    {
        var failures = new Queue<HttpResponseMessage>([SqsStub.Error(status, body)]);
        sqs.Answer = _ => failures.TryDequeue(out var failure) ? failure : null;

        await sqs.Client(time).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None);

        Assert.Equal(2, sqs.Calls.Count);
        Assert.Equal([TimeSpan.FromMilliseconds(100)], time.Waits);
    }

    [Fact]
    public async Task Call_BusyForLong_GivesUpAfterThreeAttempts()
    {
        sqs.Answer = _ => SqsStub.Error(HttpStatusCode.ServiceUnavailable, "<html>");

        var thrown = await Assert.ThrowsAsync<AwsCallException>(
            () => sqs.Client(time).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None));

        Assert.Equal(("sqs", "http_503", HttpStatusCode.ServiceUnavailable), (thrown.Service, thrown.Code, thrown.Status));
        Assert.Equal(3, sqs.Calls.Count);
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)], time.Waits);
    }

    [Fact]
    public async Task Call_ConnectionLost_IsRepeatedAndThenNamed()
    {
        sqs.Answer = _ => throw new HttpRequestException("secret host");

        var thrown = await Assert.ThrowsAsync<AwsCallException>(
            () => sqs.Client(time).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None));

        Assert.Equal(("connection", null), (thrown.Code, thrown.Status));
        Assert.Equal(3, sqs.Calls.Count);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Refused_IsNotRepeatedAndCarriesTheCodeOnly()
    {
        sqs.Answer = _ => SqsStub.Error(
            HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"about +4915112345678"}""");

        var thrown = await Assert.ThrowsAsync<AwsCallException>(
            () => sqs.Client(time).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None));

        Assert.Equal(("QueueDoesNotExist", HttpStatusCode.BadRequest), (thrown.Code, thrown.Status));
        Assert.Single(sqs.Calls);
        Assert.DoesNotContain("4915", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NoAnswer_TimesOutEachAttempt()
    {
        var clock = new FakeTimeProvider();
        var asked = new SemaphoreSlim(0);
        sqs.Before = (_, cancellationToken) =>
        {
            asked.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };

        var call = sqs.Client(clock).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, CancellationToken.None);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            // The clock is moved in small steps: the wait between attempts begins at a moment that the test cannot see.
            while (!await asked.WaitAsync(1) && !call.IsCompleted)
                clock.Advance(TimeSpan.FromMilliseconds(50));
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        var thrown = await Assert.ThrowsAsync<AwsCallException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("timeout", thrown.Code);
        Assert.Equal(3, sqs.Calls.Count);
    }

    [Fact]
    public async Task Call_CancelledByTheCaller_IsACancellation()
    {
        using var cancel = new CancellationTokenSource();
        sqs.Before = async (_, cancellationToken) =>
        {
            await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sqs.Client(time).SendMessageAsync(SqsStub.Queue, "b", NoAttributes, cancel.Token));
        Assert.Single(sqs.Calls);
    }
}
