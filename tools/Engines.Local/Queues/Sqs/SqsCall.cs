namespace Engines.Local.Queues.Sqs;

/// <summary>One request to one operation.</summary>
internal sealed record SqsCall(SqsInput Input, QueueDirectory Queues)
{
    /// <summary>The queue that the request names by its URL.</summary>
    public LocalQueue Queue() => Queues.FindByUrl(Input.Required("QueueUrl"));
}

/// <summary>The queues behind one endpoint, and their addresses.</summary>
internal sealed class QueueDirectory(Uri endpoint, LocalQueues queues)
{
    public LocalQueues Queues => queues;

    public Uri UrlOf(LocalQueue queue) => new(endpoint, $"{queue.Options.AccountId}/{queue.Options.Name}");

    public LocalQueue Find(string name) => queues.Find(name)
        ?? throw new SqsFault(SqsError.QueueDoesNotExist, "The specified queue does not exist.");

    // Only the name counts: the host in a URL differs between this machine and a container on it.
    public LocalQueue FindByUrl(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Segments.Length == 3
        ? Find(address.Segments[2])
        : throw new SqsFault(SqsError.InvalidAddress, $"The address {url} is not valid for this endpoint.");
}
