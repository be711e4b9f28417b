using System.Net;
using System.Net.Sockets;

namespace Engines.Cli.Commands.Running;

/// <summary>A port that people know in advance.</summary>
/// <param name="Option">The option that names it.</param>
/// <param name="Of">What listens there.</param>
/// <param name="Number">The port; 0 for any that is free.</param>
internal sealed record LocalPort(string Option, string Of, int Number);

/// <summary>Where <c>local</c> listens, each on loopback.</summary>
internal sealed record LocalPorts(int Sqs, int Lambda, int Edge, int Page)
{
    /// <summary>The usual ones, in the order of the members.</summary>
    public static IReadOnlyList<LocalPort> Usual { get; } =
    [
        new("--sqs-port", "the SQS endpoint", 9324),
        new("--lambda-port", "the endpoint where functions are called", 3001),
        new("--edge-port", "the API for webhooks, and of SNS", 8080),
        new("--page-port", "the page that shows everything", 9300),
    ];

    /// <summary>Ports in the order of <see cref="Usual"/>.</summary>
    public static LocalPorts Of(IEnumerable<int> numbers) => numbers.ToArray() is [var sqs, var lambda, var edge, var page]
        ? new(sqs, lambda, edge, page)
        : throw new ArgumentException($"There are {Usual.Count} ports.", nameof(numbers));

    /// <summary>Looks whether the ports can be had, so that all that are taken are named at once, before anything is started.</summary>
    /// <exception cref="IOException">At least one is taken.</exception>
    public void RequireFree()
    {
        var taken = Usual.Zip([Sqs, Lambda, Edge, Page], (usual, number) => usual with { Number = number }).Where(port => port.Number != 0 && !IsFree(port.Number)).ToList();
        if (taken.Count > 0)
        {
            throw new IOException(
                $"Taken on 127.0.0.1, perhaps by another 'engines local': {string.Join(", ", taken.Select(port => $"port {port.Number} ({port.Of})"))}. "
                + $"End it, give {string.Join(" and ", taken.Select(port => port.Option))}, or --free-ports.");
        }
    }

    private static bool IsFree(int port)
    {
        // As Kestrel does: a port whose last connection is still being forgotten can be had.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
