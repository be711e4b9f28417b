using System.Collections.Concurrent;
using Engines.Local.Queues.Moves;

namespace Engines.Local.Queues;

/// <summary>The queues of one cloud. There may be more of them while it runs, and fewer.</summary>
public sealed class LocalQueues
{
    private static readonly TimeSpan NameRest = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, LocalQueue> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> deletedAt = new(StringComparer.Ordinal);
    private readonly Lock creation = new();

    public LocalQueues() => Moves = new(this);

    /// <summary>The queues, in the order of their names.</summary>
    public IReadOnlyList<LocalQueue> All => [.. byName.Values.OrderBy(queue => queue.Options.Name, StringComparer.Ordinal)];

    /// <summary>The tasks that move messages out of dead-letter queues.</summary>
    public MessageMoves Moves { get; }

    /// <summary>The clock of queues that are created; that of the queues that are there already unless one is given.</summary>
    public TimeProvider Time { get => field ?? byName.Values.FirstOrDefault()?.Time ?? TimeProvider.System; init; }

    /// <summary>The queue of that name; null if there is none.</summary>
    public LocalQueue? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The queue of that ARN; null if there is none.</summary>
    public LocalQueue? FindByArn(string arn) => arn.Split(':') is [.., var name] && Find(name) is { } queue && queue.Options.Arn == arn ? queue : null;

    /// <summary>The queues whose dead letters go to a queue, in the order of their names.</summary>
    public IReadOnlyList<LocalQueue> SourcesOf(LocalQueue deadLetters) =>
        [.. All.Where(queue => queue.Options.Redrive?.DeadLetters.Options.Arn == deadLetters.Options.Arn)];

    /// <summary>The options that a new queue begins with: in the Region and the account of the others, the defaults of SQS else.</summary>
    public QueueOptions OptionsOf(string name) => byName.Values.FirstOrDefault()?.Options is { } other
        ? new() { Name = name, Region = other.Region, AccountId = other.AccountId }
        : new() { Name = name };

    /// <summary>A collection of these.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static LocalQueues Of(params IEnumerable<LocalQueue> queues)
    {
        var all = new LocalQueues();
        foreach (var queue in queues)
            all.Add(queue);
        return all;
    }

    /// <summary>Adds a queue.</summary>
    /// <exception cref="ArgumentException">There is one of that name already.</exception>
    public LocalQueue Add(LocalQueue queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return byName.TryAdd(queue.Options.Name, queue)
            ? queue
            : throw new ArgumentException($"There is a queue {queue.Options.Name} already.", nameof(queue));
    }

    /// <summary>Creates a queue, unless there is one of that name, or was one less than 60 seconds ago.</summary>
    public CreateAnswer Create(QueueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (creation)
        {
            var time = Time;
            if (Find(options.Name) is { } existing)
                return new CreateAnswer.Exists(existing);
            if (deletedAt.TryGetValue(options.Name, out var deleted) && time.GetUtcNow() - deleted < NameRest)
            {
                return new CreateAnswer.Refused(new(
                    QueueRefusalKind.QueueDeletedRecently, "You must wait 60 seconds after deleting a queue before you can create another with the same name."));
            }

            var created = Add(new LocalQueue(options, time));
            foreach (var source in SourcesOf(created))
                source.Change(before => before.Redrive is { } redrive ? before with { Redrive = redrive with { DeadLetters = created } } : before);
            return new CreateAnswer.Created(created);
        }
    }

    /// <summary>Deletes a queue and everything in it. Whoever waits for a message of it hears that it does not exist.</summary>
    public void Delete(LocalQueue queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        lock (creation)
        {
            if (!byName.TryRemove(KeyValuePair.Create(queue.Options.Name, queue)))
                return;
            deletedAt[queue.Options.Name] = queue.Time.GetUtcNow();
            queue.Close();
        }
    }
}

/// <summary>What became of the wish for a queue.</summary>
public abstract record CreateAnswer
{
    private CreateAnswer()
    {
    }

    public sealed record Created(LocalQueue Queue) : CreateAnswer;

    /// <summary>There is one of that name; its options may be others.</summary>
    public sealed record Exists(LocalQueue Queue) : CreateAnswer;

    public sealed record Refused(QueueRefusal Refusal) : CreateAnswer;
}
