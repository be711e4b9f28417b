using Engines.Lambda;

namespace Replies;

/// <summary>The queue for messages that may not be believed: kept for people, never worked on.</summary>
/// <param name="sqs">Sends.</param>
/// <param name="queueUrl">Where to.</param>
internal sealed class Quarantine(SqsClient sqs, Uri queueUrl)
{
    // SQS refuses an empty body, and a forged webhook may have none.
    private const string Empty = "-";

    // SQS takes ten attributes, and two are ours.
    private const int AttributesMax = 8;

    public Task PutAsync(string body, IReadOnlyDictionary<string, string> attributes, (string Reason, string Detail) why, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes.Where(pair => pair.Value.Length > 0).Take(AttributesMax))
            all[name] = value;
        all["reason"] = why.Reason;
        all["detail"] = why.Detail;
        return sqs.SendMessageAsync(queueUrl, body.Length == 0 ? Empty : body, all, cancellationToken);
    }
}
