using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Engines.Tests.Integration.Local;

/// <summary>What Linux says about who listens where.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>Every address of this machine on which something listens on the port.</summary>
    public static IReadOnlyList<IPAddress> AddressesOf(int port) =>
        [.. Read("/proc/net/tcp").Concat(Read("/proc/net/tcp6")).Where(found => found.Port == port).Select(found => found.Address)];

    private static IEnumerable<IPEndPoint> Read(string file) =>
        from line in File.ReadLines(file).Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[3] == Listening
        select Parse(columns[1]);

    // The address is printed as 32-bit words in the machine's byte order, the port as a plain number, all in hexadecimal.
    private static IPEndPoint Parse(string column)
    {
        var parts = column.Split(':');
        var bytes = Convert.FromHexString(parts[0]);
        for (var word = 0; word < bytes.Length; word += 4)
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(word));
            BitConverter.TryWriteBytes(bytes.AsSpan(word), value);
        }

        var address = new IPAddress(bytes);
        return new(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
