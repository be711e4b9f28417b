using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engines.Tests.Unit.Channels;

/// <summary>A server of a few lines, for what no well-behaved server does: it reads one request at a time and leaves the rest to the test.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<int, string, NetworkStream, Task<bool>> answer;
    private readonly Task running;
    private readonly List<string> requests = [];
    private int connections;

    /// <param name="answer">Number of the request, its text and the connection; true keeps the connection open.</param>
    public RawServer(Func<int, string, NetworkStream, Task<bool>> answer)
    {
        this.answer = answer;
        listener.Start();
        running = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public int Connections => Volatile.Read(ref connections);

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    /// <summary>A server that gives every request the same answer.</summary>
    public static RawServer Always(string answer) => new(async (_, _, stream) =>
    {
        await WriteAsync(stream, answer);
        return true;
    });

    public static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        listener.Stop();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Interlocked.Increment(ref connections);
                serving.Add(ServeAsync(client));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    int number;
                    lock (requests)
                    {
                        requests.Add(request);
                        number = requests.Count;
                    }

                    if (!await answer(number, request, stream))
                        return;
                }
            }
            catch (Exception failure) when (failure is OperationCanceledException or IOException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, end.Token) == 0)
                return null;
            text.Append((char)one[0]);
        }

        var header = text.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[header is null ? 0 : int.Parse(header.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, end.Token);
        return text.Append(Encoding.UTF8.GetString(body)).ToString();
    }
}
