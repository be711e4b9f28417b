using System.Buffers;
using System.Net.Http.Headers;

namespace Engines.Channels;

/// <summary>One HTTP call: sent once, bounded in time and in size, and never ending in an exception.</summary>
internal sealed class ProviderCall(HttpClient client, TimeSpan timeout, TimeProvider time)
{
    private const int BufferBytes = 4096;

    /// <summary>The longest answer that is read.</summary>
    /// <value>256 KiB: the largest answer that a provider documents for one message has a few kilobytes.</value>
    public int AnswerBytesMax { get; init; } = 256 * 1024;

    /// <summary>Sends a request that changes nothing and has no content.</summary>
    public async Task<CallResult> GetAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new CallResult.NotSent(cancellationToken.IsCancellationRequested ? "cancelled" : "timeout");
        }
        catch (Exception failure) when (IsOfTheConnection(failure))
        {
            return new CallResult.NotSent("connection");
        }
    }

    /// <summary>Sends a request whose content is an <see cref="OnceContent"/>.</summary>
    public async Task<CallResult> SendAsync(HttpRequestMessage request, OnceContent content, CancellationToken cancellationToken)
    {
        request.Content = content;
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Failed(content, cancellationToken.IsCancellationRequested ? "cancelled" : "timeout");
        }
        catch (Exception failure) when (IsOfTheConnection(failure))
        {
            return Failed(content, "connection");
        }
    }

    private static CallResult Failed(OnceContent content, string code) =>
        content.TryForbid() ? new CallResult.NotSent(code) : new CallResult.Lost(code);

    // InvalidOperationException is OnceContent refusing a second body.
    private static bool IsOfTheConnection(Exception failure) => failure is HttpRequestException or IOException or InvalidOperationException;

    private async Task<CallResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var length = 0;
        var isComplete = false;
        var isIdle = true;
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (length <= AnswerBytesMax && !isComplete)
            {
                if (length == buffer.Length)
                    buffer = Grow(buffer);
                isIdle = false;
                var read = await stream.ReadAsync(buffer.AsMemory(length, Math.Min(BufferBytes, buffer.Length - length)), cancellationToken).ConfigureAwait(false);
                isIdle = true;
                length += read;
                isComplete = read == 0;
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException || IsOfTheConnection(failure))
        {
            // The status line is an answer in itself; what a cut body means is decided with it.
            isComplete = false;
        }

        var body = buffer.AsSpan(0, length).ToArray();

        // A read that was broken off may still be at work on the buffer; then nobody else may have it.
        if (isIdle)
            ArrayPool<byte>.Shared.Return(buffer);
        return new CallResult.Answered((int)response.StatusCode, body, isComplete)
        {
            RetryAfter = Wait(response.Headers.RetryAfter),
            ErrorType = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.FirstOrDefault() : null,
        };
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        if (header?.Delta is { } delta)
            return delta;
        if (header?.Date is not { } date)
            return null;

        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
