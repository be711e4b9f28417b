using System.Text;
using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

/// <summary>The two lists of queues, page by page.</summary>
internal static class ListQueues
{
    private const int PageMax = 1_000;

    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var prefix = call.Input.Optional("QueueNamePrefix") ?? "";
        var found = call.Queues.Queues.All.Where(queue => queue.Options.Name.StartsWith(prefix, StringComparison.Ordinal));
        var (urls, token) = Page(call, found);
        var answer = new JsonObject();
        if (urls.Count > 0)
            answer["QueueUrls"] = urls;
        if (token is not null)
            answer["NextToken"] = token;
        return Task.FromResult<JsonObject?>(answer);
    }

    public static Task<JsonObject?> SourcesAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var (urls, token) = Page(call, call.Queues.Queues.SourcesOf(call.Queue()));

        // This name begins with a small letter, in SQS too.
        var answer = new JsonObject { ["queueUrls"] = urls };
        if (token is not null)
            answer["NextToken"] = token;
        return Task.FromResult<JsonObject?>(answer);
    }

    // Without a page size SQS gives one page and never a token.
    private static (JsonArray Urls, string? Token) Page(SqsCall call, IEnumerable<LocalQueue> queues)
    {
        var size = call.Input.Number("MaxResults");
        if (size is < 1 or > PageMax)
            throw SqsFault.Invalid($"Value {size} for parameter MaxResults is invalid. Reason: Must be between 1 and {PageMax}.");

        var after = call.Input.Optional("NextToken") is { } token ? NameIn(token) : "";
        var rest = queues.Where(queue => string.CompareOrdinal(queue.Options.Name, after) > 0).Take((size ?? PageMax) + 1).ToList();
        var page = rest.Take(size ?? PageMax).ToList();
        var urls = new JsonArray([.. page.Select(queue => (JsonNode)call.Queues.UrlOf(queue).AbsoluteUri)]);
        return (urls, size is not null && rest.Count > page.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Options.Name)) : null);
    }

    private static string NameIn(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw SqsFault.Invalid("Invalid or expired next token.");
    }
}
