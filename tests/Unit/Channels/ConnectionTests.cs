using System.Net;
using Microsoft.Extensions.Time.Testing;
using System.Net.Sockets;
using Engines.Channels;
using Engines.Conversations;

namespace Engines.Tests.Unit.Channels;

/// <summary>What breaks below HTTP: whether the request can have left decides everything.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Success = """{"messages":[{"id":"wamid.1"}]}""";

    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly HttpClient client;

    public ConnectionTests() => client = ProviderHttp.CreateClient(clock);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Send_KeptConnectionClosedAfterTheRequest_IsUnknownAndNeverRepeated()
    {
        await using var server = new RawServer(async (number, _, stream) =>
        {
            if (number > 1)
                return false;
            await RawServer.WriteAsync(stream, RawServer.Answer(200, Success));
            return true;
        });
        var provider = new Providers(client, clock).Of(ProviderKind.Meta, server.Address);

        var first = await provider.SendAsync(Samples.For(ProviderKind.Meta, "r-1"), CancellationToken.None);
        var second = await provider.SendAsync(Samples.For(ProviderKind.Meta, "r-2"), CancellationToken.None);

        Assert.IsType<SendOutcome.Accepted>(first);
        AssertUnknown("connection", second);
        Assert.Equal(1, server.Connections);
        Assert.Single(server.Requests, request => request.Contains(Samples.Attempt("r-2").Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_HandlerThatRepeats_GetsNoSecondRequestOut()
    {
        await using var server = new RawServer((_, _, _) => Task.FromResult(false));
        using var repeating = new HttpClient(new RepeatingHandler(new SocketsHttpHandler { UseProxy = false }));
        var provider = new Providers(repeating, clock).Of(ProviderKind.Meta, server.Address);

        AssertUnknown("connection", await provider.SendAsync(Samples.For(ProviderKind.Meta), CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_AnswerCutInItsBody_IsUnknown()
    {
        await using var server = new RawServer(async (_, _, stream) =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + Success);
            return false;
        });

        AssertUnknown("unreadable_answer", await SendAsync(server.Address));
    }

    [Fact]
    public async Task Send_NoiseInsteadOfHttp_IsUnknown()
    {
        await using var server = new RawServer(async (_, _, stream) =>
        {
            await RawServer.WriteAsync(stream, "220 mail.example.test ESMTP\r\n\r\n");
            return false;
        });

        AssertUnknown("connection", await SendAsync(server.Address));
    }

    [Fact]
    public async Task Send_ConnectionRefused_IsNotAccepted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        AssertNotSent("connection", await SendAsync(new($"http://127.0.0.1:{port}")));
    }

    [Fact]
    public async Task Send_TlsThatFails_IsNotAccepted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var sending = SendAsync(new($"https://127.0.0.1:{port}"));
        (await listener.AcceptTcpClientAsync()).Dispose();

        AssertNotSent("connection", await sending);
    }

    [Fact]
    public async Task Send_UnknownHost_IsNotAccepted()
    {
        using var lost = ProviderHttp.CreateClient(clock, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        AssertNotSent("connection", await SendAsync(new("http://provider.test"), lost));
    }

    [Fact]
    public async Task Send_ConnectTimeout_IsNotAccepted()
    {
        var connecting = new TaskCompletionSource();
        using var hanging = Hanging(connecting);
        var sending = SendAsync(new("http://provider.test"), hanging);
        await connecting.Task;

        clock.Advance(ProviderHttp.ConnectTimeout);

        AssertNotSent("connection", await sending);
    }

    [Fact]
    public async Task Send_CancelledWhileConnecting_IsNotAccepted()
    {
        var connecting = new TaskCompletionSource();
        using var hanging = Hanging(connecting);
        using var cancellation = new CancellationTokenSource();
        var sending = SendAsync(new("http://provider.test"), hanging, cancellation.Token);
        await connecting.Task;

        await cancellation.CancelAsync();

        AssertNotSent("cancelled", await sending);
        clock.Advance(ProviderHttp.ConnectTimeout);
    }

    [Fact]
    public async Task Send_CancelledBefore_IsNotAcceptedAndNothingLeaves()
    {
        await using var server = RawServer.Always(RawServer.Answer(200, Success));

        foreach (var kind in Enum.GetValues<ProviderKind>())
        {
            var provider = new Providers(client, clock).Of(kind, server.Address);
            var outcome = await provider.SendAsync(Samples.For(kind), new CancellationToken(canceled: true));
            Assert.Equal(new ProviderError(kind, "cancelled", FailureClass.Unavailable), Assert.IsType<SendOutcome.NotAccepted>(outcome).Error);
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        await using var elsewhere = RawServer.Always(RawServer.Answer(200, Success));
        await using var server = RawServer.Always(RawServer.Answer(307, "", $"Location: {elsewhere.Address}\r\n"));

        Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(server.Address));
        Assert.Empty(elsewhere.Requests);
    }

    private static void AssertUnknown(string code, SendOutcome outcome) =>
        Assert.Equal(new ProviderError(ProviderKind.Meta, code, FailureClass.Unavailable), Assert.IsType<SendOutcome.Unknown>(outcome).Error);

    private static void AssertNotSent(string code, SendOutcome outcome) =>
        Assert.Equal(new ProviderError(ProviderKind.Meta, code, FailureClass.Unavailable), Assert.IsType<SendOutcome.NotAccepted>(outcome).Error);

    private HttpClient Hanging(TaskCompletionSource connecting) => ProviderHttp.CreateClient(clock, async (_, cancellationToken) =>
    {
        connecting.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        return Stream.Null;
    });

    private Task<SendOutcome> SendAsync(Uri address, HttpClient? carrier = null, CancellationToken cancellationToken = default) =>
        new Providers(carrier ?? client, clock).Of(ProviderKind.Meta, address).SendAsync(Samples.For(ProviderKind.Meta), cancellationToken);

    private sealed class RepeatingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
