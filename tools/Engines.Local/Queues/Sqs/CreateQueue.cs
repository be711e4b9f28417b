using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Local.Queues.Sqs;

/// <summary>Creates a queue, or finds the one that is there if it is just like the one asked for.</summary>
internal static partial class CreateQueue
{
    private const string NameRule = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";

    private const string FifoNameRule =
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.";

    public static Task<JsonObject?> RunAsync(SqsCall call, CancellationToken cancellationToken)
    {
        var name = call.Input.Required("QueueName");
        var attributes = call.Input.Texts("Attributes").ToList();
        CheckName(name, attributes.Find(pair => pair.Key == QueueAttributes.Fifo).Value);
        attributes.RemoveAll(pair => pair.Key == QueueAttributes.Fifo);

        var queues = call.Queues.Queues;
        var existing = queues.Find(name);
        var options = QueueAttributes.Apply(queues.OptionsOf(name), attributes, queues);
        var queue = existing ?? Make(queues, options with { Tags = options.Tags.SetItems(call.Input.Texts("tags")) });
        if (existing is not null)
            Compare(existing, options, attributes.Select(pair => pair.Key));
        return Task.FromResult<JsonObject?>(new() { ["QueueUrl"] = call.Queues.UrlOf(queue).AbsoluteUri });
    }

    private static LocalQueue Make(LocalQueues queues, QueueOptions options) => queues.Create(options) switch
    {
        CreateAnswer.Created created => created.Queue,
        CreateAnswer.Exists exists => exists.Queue,
        CreateAnswer.Refused refused => throw SqsFault.Of(refused.Refusal),
        var other => throw new InvalidOperationException($"Unexpected answer {other}."),
    };

    private static void Compare(LocalQueue existing, QueueOptions wanted, IEnumerable<string> names)
    {
        var (standing, asked) = (QueueAttributes.Describe(existing.Options), QueueAttributes.Describe(wanted));
        if (names.FirstOrDefault(name => standing.GetValueOrDefault(name) != asked.GetValueOrDefault(name)) is { } different)
        {
            throw SqsFault.Of(new(
                QueueRefusalKind.QueueNameExists, $"A queue already exists with the same name and a different value for attribute {different}"));
        }
    }

    private static void CheckName(string name, string? fifo)
    {
        if (fifo is not null && !string.Equals(fifo, "true", StringComparison.OrdinalIgnoreCase))
            throw QueueAttributes.Unknown(QueueAttributes.Fifo);
        if (fifo is null ? !StandardName().IsMatch(name) : name.Length > 80 || !FifoName().IsMatch(name))
            throw SqsFault.Invalid(fifo is null ? NameRule : FifoNameRule);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex StandardName();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.fifo\z")]
    private static partial Regex FifoName();
}
