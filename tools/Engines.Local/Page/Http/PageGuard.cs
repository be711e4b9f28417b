using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Page.Http;

/// <summary>
/// Keeps other sites out. A page elsewhere can send requests to loopback from the same browser, so every request has to name this host (another name that leads
/// here is a rebinding), and whatever changes something has to carry a token that only this page can read.
/// </summary>
internal sealed class PageGuard(int port)
{
    public const string TokenHeader = "X-Page-Token";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    /// <summary>What changes something has to carry; new at every start.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Why a request is not served; null if it is.</summary>
    public string? Refusal(HttpRequest request)
    {
        if (!hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
            return "The page answers under its own address only.";
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
            return "Another site may not call the page.";
        if (request.Headers.Origin is [{ } origin] && !hosts.Any(host => string.Equals(origin, $"http://{host}", StringComparison.OrdinalIgnoreCase)))
            return "Another site may not call the page.";
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        return HasToken(request) ? null : "The page was opened before the cloud was started: load it again.";
    }

    public static void Harden(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private bool HasToken(HttpRequest request) =>
        request.Headers[TokenHeader] is [{ } given] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));
}
