using System.Security.Cryptography;
using Engines.Local.DynamoDb;
using Engines.Local.Functions;
using Engines.Local.Queues;

namespace Engines.Local.Cloud;

/// <summary>One engine on this machine: its queues, its function as processes of their own, and the mapping that feeds one from the other.</summary>
public sealed class LocalEngine : IAsyncDisposable
{
    private const int VisibilityFactor = 6;
    private const int ReceivesMax = 50;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(10);
    private static readonly TimeSpan DeadLetterRetention = TimeSpan.FromDays(14);

    private readonly EngineDescription description;
    private readonly LocalCloudOptions options;
    private FunctionHost? host;
    private Task polling = Task.CompletedTask;

    internal LocalEngine(EngineDescription description, LocalCloudOptions options)
    {
        (this.description, this.options) = (description, options);
        DeadLetters = new LocalQueue(new QueueOptions { Name = description.DeadLetters, Retention = DeadLetterRetention }, options.Time);
        Queue = new LocalQueue(
            new QueueOptions
            {
                Name = description.Queue,
                VisibilityTimeout = options.VisibilityTimeout ?? options.FunctionTimeout * VisibilityFactor,
                Retention = Retention,
                Redrive = new(DeadLetters, ReceivesMax),
            },
            options.Time);
        ExtraQueues = [.. description.ExtraQueues.Select(name => new LocalQueue(new QueueOptions { Name = name, Retention = DeadLetterRetention }, options.Time))];
    }

    /// <summary>The queue that feeds it.</summary>
    public LocalQueue Queue { get; }

    /// <summary>Where messages go that it cannot finish.</summary>
    public LocalQueue DeadLetters { get; }

    /// <summary>Its further queues, in the order of its description.</summary>
    public IReadOnlyList<LocalQueue> ExtraQueues { get; }

    /// <summary>The variables with which its processes were started.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    /// <summary>Its processes that are alive.</summary>
    public IReadOnlyList<int> Processes => host?.ProcessIds ?? [];

    /// <summary>What runs its function; null before it is started.</summary>
    public FunctionHost? Host => host;

    /// <summary>How its function is doing.</summary>
    public FunctionSnapshot Function => host?.Snapshot ?? new(description.Name);

    internal IEnumerable<LocalQueue> Queues => [Queue, DeadLetters, .. ExtraQueues];

    /// <summary>Kills one of its processes as if its machine had gone.</summary>
    public Task KillAsync(int index) => host?.KillAsync(index) ?? Task.CompletedTask;

    /// <summary>Starts its processes, and feeds them until <paramref name="stopping"/>.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    internal async Task StartAsync(EngineSurroundings surroundings, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (!File.Exists(description.Assembly))
            throw new FileNotFoundException($"The function {description.Name} is not built: there is no {description.Assembly}. Run 'dotnet build Engines.sln' first.");

        Environment = description.Variables(this, surroundings);
        var settings = new FunctionSettings(description.Name, description.Assembly)
        {
            Timeout = options.FunctionTimeout,
            Processes = options.Processes,
            Region = DynamoDbLocal.Region,
            LogFormat = LogFormat.Json,
            Environment = Environment,
        };
        var started = await FunctionHost.StartAsync(settings, new(description.Line, NewId, options.Time), cancellationToken);
        host = started;

        var mapping = new EventSourceMapping(
            Queue,
            new MappingOptions { FunctionTimeout = options.FunctionTimeout, MaximumConcurrency = options.Processes, ReportBatchItemFailures = true },
            async (payload, token) => (await started.InvokeAsync(payload, token)).Result,
            options.Time);
        polling = mapping.RunAsync(stopping);
    }

    /// <summary>Ends its processes; what feeds them has to be stopping already.</summary>
    public async ValueTask DisposeAsync()
    {
        await polling;
        if (host is not null)
            await host.DisposeAsync();
    }

    private static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}
