using Engines.Channels;
using Microsoft.Extensions.Time.Testing;
using Engines.Conversations;

namespace Engines.Tests.Unit.Channels;

/// <summary>Answers that carry no code of the provider, or none that can be read.</summary>
public sealed class AnswerTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly HttpClient client;

    public AnswerTests() => client = ProviderHttp.CreateClient(clock);

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData(200, "{}", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(200, """{"messages":[]}""", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(200, """{"messages":[{"id":""}]}""", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(200, """{"messages":[{"id":"\ud83d"}]}""", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(200, """{"messages":[{"id":"wam""", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(200, """{"error":{"code":131026}}""", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(204, "", "Unknown", "unreadable_answer", FailureClass.Unavailable)]
    [InlineData(302, "", "NotAccepted", "http_302", FailureClass.Configuration)]
    [InlineData(400, """{"error":{"code":999999}}""", "Refused", "999999", FailureClass.Unclassified)]
    [InlineData(400, "<html>", "Refused", "http_400", FailureClass.Unclassified)]
    [InlineData(400, """{"error":{"code":"+15555550123 is odd"}}""", "Refused", "http_400", FailureClass.Unclassified)]
    [InlineData(400, "[]", "Refused", "http_400", FailureClass.Unclassified)]
    [InlineData(401, "", "NotAccepted", "http_401", FailureClass.Configuration)]
    [InlineData(403, "", "NotAccepted", "http_403", FailureClass.Configuration)]
    [InlineData(408, "", "Unknown", "http_408", FailureClass.Unavailable)]
    [InlineData(429, "", "Throttled", "http_429", FailureClass.Rate)]
    [InlineData(500, """{"error":{"code":999999}}""", "Unknown", "999999", FailureClass.Unavailable)]
    [InlineData(500, """{"error":{"code":131026}}""", "Refused", "131026", FailureClass.Recipient)]
    [InlineData(502, "<html>", "Unknown", "http_502", FailureClass.Unavailable)]
    [InlineData(503, "", "Unknown", "http_503", FailureClass.Unavailable)]
    [InlineData(504, "", "Unknown", "http_504", FailureClass.Unavailable)]
    public async Task Send_AnswerOutsideTheTables_IsJudgedByItsStatus(int status, string body, string outcome, string code, FailureClass failure)
    {
        await using var server = RawServer.Always(RawServer.Answer(status, body));

        var actual = await SendAsync(server);

        Assert.Equal(outcome, actual.GetType().Name);
        Assert.Equal(new ProviderError(ProviderKind.Meta, code, failure), CodeTableTests.ErrorOf(actual));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_TruncatedRefusal_MayBeTriedAgain()
    {
        await using var server = new RawServer(async (_, _, stream) =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"error\":{\"code\":13");
            return false;
        });

        var error = Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(server)).Error;

        Assert.Equal(new ProviderError(ProviderKind.Meta, "http_400", FailureClass.Unclassified), error);
    }

    [Theory]
    [InlineData("Retry-After: 17\r\n", 17)]
    [InlineData("Retry-After: Mon, 24 Aug 2026 05:02:45 GMT\r\n", 60)]
    [InlineData("Retry-After: Mon, 24 Aug 2026 05:00:45 GMT\r\n", 0)]
    [InlineData("Retry-After: soon\r\n", null)]
    [InlineData("", null)]
    public async Task Send_Throttled_SaysHowLongToWait(string header, int? seconds)
    {
        await using var server = RawServer.Always(RawServer.Answer(429, """{"error":{"code":131056}}""", header));

        var outcome = Assert.IsType<SendOutcome.Throttled>(await SendAsync(server));

        Assert.Equal(seconds, (int?)outcome.RetryAfter?.TotalSeconds);
        Assert.Equal(FailureClass.PairRate, outcome.Error.Class);
    }

    [Fact]
    public async Task Send_EndlessAnswer_IsReadToALimit()
    {
        await using var server = RawServer.Always(RawServer.Answer(200, "{\"messages\":[{\"id\":\"wamid.1\"}],\"more\":\"" + new string('x', 300_000) + "\"}"));

        Assert.IsType<SendOutcome.Unknown>(await SendAsync(server));
    }

    [Theory]
    [InlineData("BadRequestException:http://internal.amazon.com/coral/com.amazon/", "{}", "BadRequestException")]
    [InlineData("", """{"__type":"com.amazonaws.sesv2#MessageRejected","message":"dana@example.test"}""", "MessageRejected")]
    [InlineData("dana@example.test", "{}", "http_400")]
    public async Task Send_ErrorTypeOfSes_IsItsNameAlone(string header, string body, string code)
    {
        await using var server = RawServer.Always(RawServer.Answer(400, body, header.Length > 0 ? $"x-amzn-ErrorType: {header}\r\n" : ""));
        var provider = new Providers(client, clock).Of(ProviderKind.Ses, server.Address);

        var outcome = Assert.IsType<SendOutcome.Refused>(await provider.SendAsync(Samples.For(ProviderKind.Ses), CancellationToken.None));

        Assert.Equal(code, outcome.Error.Code);
    }

    private Task<SendOutcome> SendAsync(RawServer server) =>
        new Providers(client, clock).Of(ProviderKind.Meta, server.Address).SendAsync(Samples.For(ProviderKind.Meta), CancellationToken.None);
}
