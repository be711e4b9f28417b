using System.Net;
using System.Net.Http.Headers;

namespace Engines.Channels;

/// <summary>
/// A request body that goes out at most once and remembers whether it began to. No provider acts on a request whose body it never saw,
/// so a body that did not begin is proof that nothing was sent, whatever the exception says.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private const int Fresh = 0;
    private const int Begun = 1;
    private const int Forbidden = 2;

    private readonly ReadOnlyMemory<byte> body;
    private int state;

    public OnceContent(ReadOnlyMemory<byte> body, string mediaType)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    /// <summary>Makes sure that the body never leaves from now on.</summary>
    /// <returns>False when it may have left already.</returns>
    public bool TryForbid() => Interlocked.CompareExchange(ref state, Forbidden, Fresh) != Begun;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Where a handler would repeat the call on its own, the second body stops here.
        if (Interlocked.CompareExchange(ref state, Begun, Fresh) != Fresh)
            throw new InvalidOperationException("A request to a provider is sent at most once.");

        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
