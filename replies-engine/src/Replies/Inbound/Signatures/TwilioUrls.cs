using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>The URLs that Twilio may have called. It signs the one that it was given, which is not always the one that a function can see.</summary>
internal static class TwilioUrls
{
    private const string SchemeEnd = "://";

    /// <summary>
    /// The URL as it was delivered; the same behind the public base, where a proxy stands in front; both without the first part of the path,
    /// which is the API's stage and is hidden by proxies and by domain names of one's own; and the company's status callback with the
    /// attempt added as the sender adds it, because a gateway may hand a query over decoded and in another order.
    /// </summary>
    /// <remarks>Each is only a guess about what was signed: the signature decides. The attempt is part of the last one, so the signature proves it there too.</remarks>
    public static IReadOnlyList<string> Candidates(RawMessage message, Uri? publicBaseUrl, Uri? statusCallback)
    {
        ArgumentNullException.ThrowIfNull(message);
        var urls = new List<string>(5);
        foreach (var path in PathsOf(message.Path))
        {
            var called = path + (message.Query is null ? "" : "?" + message.Query);
            if (message.Host is not null)
                urls.Add($"https://{message.Host}{called}");
            if (publicBaseUrl is not null)
                urls.Add(WithoutFragment(publicBaseUrl).TrimEnd('/') + called);
        }

        if (statusCallback is not null && AttemptId.TryParse(TwilioRequest.AttemptOf(message), out var attempt))
            urls.Add(WithAttempt(statusCallback, attempt));
        return [.. urls.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A URL with its port, or the scheme's own, and without one: Twilio is not consistent about it.</summary>
    internal static IEnumerable<string> WithAndWithoutPort(string url)
    {
        var start = url.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (start < 0)
            return [url];

        start += SchemeEnd.Length;
        var end = url.AsSpan(start).IndexOfAny('/', '?') is >= 0 and var length ? start + length : url.Length;
        var authority = url[start..end];
        var colon = authority.LastIndexOf(':');
        if (colon <= authority.LastIndexOf(']'))
            colon = -1;

        var port = url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        var other = colon < 0 ? authority + port : authority[..colon];
        return [url, string.Concat(url.AsSpan(0, start), other, url.AsSpan(end))];
    }

    private static string?[] PathsOf(string? path)
    {
        var next = path is { Length: > 1 } ? path.IndexOf('/', 1) : -1;
        return next < 0 ? [path] : [path, path![next..]];
    }

    // The sender puts the attempt before the fragment, and Twilio does not sign the fragment.
    private static string WithAttempt(Uri callback, AttemptId attempt)
    {
        var address = WithoutFragment(callback);
        var join = address.Contains('?', StringComparison.Ordinal) ? (address[^1] is '?' or '&' ? "" : "&") : "?";
        return $"{address}{join}attempt={Uri.EscapeDataString(attempt.Value)}";
    }

    private static string WithoutFragment(Uri url)
    {
        var text = url.AbsoluteUri;
        var fragment = text.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? text : text[..fragment];
    }
}
