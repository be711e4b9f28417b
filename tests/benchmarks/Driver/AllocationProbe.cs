using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>Asks the hook inside a process how many bytes it has allocated.</summary>
internal sealed class AllocationProbe : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmark-");

    public string SocketPath => Path.Combine(folder.FullName, "allocations");

    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), cancellationToken);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return long.Parse(await reader.ReadToEndAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
