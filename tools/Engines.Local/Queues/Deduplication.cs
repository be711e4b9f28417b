using System.Security.Cryptography;
using System.Text;

namespace Engines.Local.Queues;

/// <summary>What a FIFO queue was sent lately, so that the same is not taken twice. It remembers messages that were received and deleted, too.</summary>
internal sealed class Deduplication
{
    /// <summary>The interval that SQS documents.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, SendAnswer.Sent> answers = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Until, string Key)> inOrder = new();

    /// <summary>The id of a message by its body, for queues with content-based de-duplication.</summary>
    public static string IdOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>What the first of two equal messages was answered; null if there was none lately.</summary>
    public SendAnswer.Sent? Find(string key, DateTimeOffset now)
    {
        while (inOrder.TryPeek(out var oldest) && oldest.Until <= now)
            answers.Remove(inOrder.Dequeue().Key);
        return answers.GetValueOrDefault(key);
    }

    public void Remember(string key, SendAnswer.Sent answer, DateTimeOffset now)
    {
        answers[key] = answer;
        inOrder.Enqueue((now + Interval, key));
    }
}
