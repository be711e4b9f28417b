using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Cli.Queues;

/// <summary>A queue as it stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Attributes">All that SQS tells of it.</param>
internal sealed record KnownQueue(string Name, string Url, IReadOnlyDictionary<string, string> Attributes)
{
    public string Arn => Attributes["QueueArn"];

    public int Visible => Count("ApproximateNumberOfMessages");

    public int InFlight => Count("ApproximateNumberOfMessagesNotVisible");

    public int Delayed => Count("ApproximateNumberOfMessagesDelayed");

    public int Total => Visible + InFlight + Delayed;

    /// <summary>The name of the queue that gets its dead letters.</summary>
    public string? DeadLetters
    {
        get
        {
            if (!Attributes.TryGetValue("RedrivePolicy", out var policy))
                return null;
            using var json = JsonDocument.Parse(policy);
            return json.RootElement.GetProperty("deadLetterTargetArn").GetString()?.Split(':')[^1];
        }
    }

    private int Count(string attribute) =>
        int.TryParse(Attributes.GetValueOrDefault(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}

/// <summary>What the commands ask of queues.</summary>
internal sealed class QueueClient(SqsCalls calls)
{
    private const int NamesShownMax = 20;

    public string Where => calls.Where;

    /// <summary>The URLs of all queues whose names begin so.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? prefix, CancellationToken cancellationToken)
    {
        var urls = new List<string>();
        string? token = null;
        do
        {
            var request = new JsonObject { ["MaxResults"] = 1000 };
            if (!string.IsNullOrEmpty(prefix))
                request["QueueNamePrefix"] = prefix;
            if (token is not null)
                request["NextToken"] = token;
            var page = await calls.CallAsync("ListQueues", request, cancellationToken);
            urls.AddRange(Texts(page, "QueueUrls"));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return urls;
    }

    /// <summary>A queue by its name or its URL.</summary>
    /// <exception cref="CannotRunException">There is none; it says which there are.</exception>
    public async Task<KnownQueue> FindAsync(string nameOrUrl, CancellationToken cancellationToken)
    {
        try
        {
            var url = nameOrUrl.Contains("://", StringComparison.Ordinal)
                ? nameOrUrl
                : (await calls.CallAsync("GetQueueUrl", new() { ["QueueName"] = nameOrUrl }, cancellationToken)).GetProperty("QueueUrl").GetString()!;
            return await ReadAsync(url, cancellationToken);
        }
        catch (SqsRefusal refusal) when (refusal.IsNoQueue)
        {
            var names = (await ListAsync(null, cancellationToken)).Select(NameOf).ToList();
            var known = names.Count == 0 ? "There is no queue at all."
                : $"There {(names.Count == 1 ? "is" : "are")} {string.Join(", ", names.Take(NamesShownMax))}{(names.Count > NamesShownMax ? $" and {names.Count - NamesShownMax} more" : "")}.";
            throw new CannotRunException($"There is no queue {NameOf(nameOrUrl)} in {Where}. {known}");
        }
    }

    public async Task<KnownQueue> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var answer = await calls.CallAsync("GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") }, cancellationToken);
        return new(NameOf(url), url, answer.GetProperty("Attributes").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal));
    }

    /// <summary>The queues whose dead letters these are.</summary>
    public async Task<IReadOnlyList<string>> SourcesAsync(KnownQueue deadLetters, CancellationToken cancellationToken) =>
        Texts(await calls.CallAsync("ListDeadLetterSourceQueues", new() { ["QueueUrl"] = deadLetters.Url }, cancellationToken), "queueUrls");

    public Task<JsonElement> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        calls.CallAsync(operation, request, cancellationToken);

    public static string NameOf(string url) => url.Split('/')[^1];

    private static List<string> Texts(JsonElement json, string member) =>
        json.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];
}
