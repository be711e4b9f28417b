using System.Net.Sockets;

namespace Engines.Channels;

/// <summary>Makes the HTTP client that the providers share: one for the life of the process.</summary>
public static class ProviderHttp
{
    /// <summary>How long a TCP connection may take to come about.</summary>
    /// <value>3 seconds: one lost SYN may be repeated, and most of the call's own limit is left.</value>
    public static TimeSpan ConnectTimeout { get; } = TimeSpan.FromSeconds(3);

    // Short enough to follow a provider's DNS, long enough to spare nearly every message a handshake.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    // Below the idle time after which load balancers close: a connection that is about to be closed is the one a request gets lost on.
    private static readonly TimeSpan ConnectionIdle = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Makes a client that does exactly what it is told: no redirects, cookies, proxies or decompression, HTTP/1.1, connections of limited age,
    /// and no time limit of its own, because each call has one.
    /// </summary>
    /// <param name="time">Measures <see cref="ConnectTimeout"/>.</param>
    public static HttpClient CreateClient(TimeProvider time) => CreateClient(time, ConnectAsync);

    /// <summary>Makes the client with another way to connect; for tests of what happens when connecting fails.</summary>
    internal static HttpClient CreateClient(
        TimeProvider time, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = ConnectionLifetime,
            PooledConnectionIdleTimeout = ConnectionIdle,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancellationToken) => WithinAsync(time, connect, context, cancellationToken),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

    private static async ValueTask<Stream> WithinAsync(
        TimeProvider time,
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect,
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await connect(context, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection within the limit.");
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            // However it failed, nobody else would let go of the socket.
            socket.Dispose();
            throw;
        }
    }
}
