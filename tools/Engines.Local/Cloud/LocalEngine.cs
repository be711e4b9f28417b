using System.Security.Cryptography;
using Engines.Local.DynamoDb;
using Engines.Local.Functions;
using Engines.Local.Queues;
using Engines.Local.Templates;

namespace Engines.Local.Cloud;

/// <summary>One engine on this machine: its function as processes of their own, and the mapping that feeds it from its queue, as its template has them.</summary>
public sealed class LocalEngine : IAsyncDisposable
{
    // Two engines share a laptop; the template's own limit is made for a cloud.
    private const int ProcessesDefault = 4;

    private readonly EngineDescription description;
    private readonly LocalCloudOptions options;
    private FunctionHost? host;
    private Task polling = Task.CompletedTask;

    internal LocalEngine(EngineDescription description, LocalCloudOptions options, LocalQueues queues)
    {
        (this.description, this.options) = (description, options);
        Queue = queues.All.First(queue => queue.Options.Arn == description.Mapping.QueueArn);
        DeadLetters = Queue.Options.Redrive?.DeadLetters
            ?? throw description.Mapping.Fault("the queue that feeds the engine has no RedrivePolicy, and the local cloud shows its dead letters", "Add one");
        ExtraQueues =
        [
            .. description.Stack.OfType("AWS::SQS::Queue").Select(queue => queues.Find(queue.Name)).OfType<LocalQueue>()
                .Where(queue => queue != Queue && queue != DeadLetters),
        ];
    }

    /// <summary>The queue that feeds it.</summary>
    public LocalQueue Queue { get; }

    /// <summary>Where messages go that it cannot finish.</summary>
    public LocalQueue DeadLetters { get; }

    /// <summary>The further queues of its template.</summary>
    public IReadOnlyList<LocalQueue> ExtraQueues { get; }

    /// <summary>The variables with which its processes were started.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    /// <summary>Its processes that are alive.</summary>
    public IReadOnlyList<int> Processes => host?.ProcessIds ?? [];

    /// <summary>What runs its function; null before it is started.</summary>
    public FunctionHost? Host => host;

    /// <summary>How its function is doing.</summary>
    public FunctionSnapshot Function => host?.Snapshot ?? new(description.Name);

    /// <summary>The function with what the cloud's options say instead of the template.</summary>
    internal FunctionSettings Settings => new(description.Name, description.Assembly)
    {
        Timeout = options.FunctionTimeout ?? description.Function.Timeout,
        MemorySize = description.Function.MemorySize,
        Processes = ProcessesMax,
        ProcessesMin = options.KeepsProcesses ? ProcessesMax : 1,
        Region = DynamoDbLocal.Region,
        LogFormat = description.Function.LogsJson ? LogFormat.Json : LogFormat.Text,
        Environment = Environment,
    };

    private int ProcessesMax => Math.Min(options.Processes ?? ProcessesDefault, description.Mapping.ConcurrencyMax ?? int.MaxValue);

    /// <summary>The mapping that feeds it; never more at once than there are processes.</summary>
    internal MappingOptions Mapping => description.Mapping.Options with { FunctionTimeout = Settings.Timeout, MaximumConcurrency = Settings.Processes };

    /// <summary>Kills one of its processes as if its machine had gone.</summary>
    public Task KillAsync(int index) => host?.KillAsync(index) ?? Task.CompletedTask;

    /// <summary>Starts its processes, and feeds them until <paramref name="stopping"/>.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    /// <exception cref="TemplateException">The template names another assembly.</exception>
    internal async Task StartAsync(EngineSurroundings surroundings, CancellationToken stopping, CancellationToken cancellationToken)
    {
        RequireAssembly();
        Environment = EngineVariables.Of(description.Function, surroundings, description.Variables);
        var started = await FunctionHost.StartAsync(Settings, new(description.Line, NewId, options.Time), cancellationToken);
        host = started;
        if (!description.Mapping.IsEnabled)
            return;

        var mapping = new EventSourceMapping(
            Queue,
            Mapping,
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

    private void RequireAssembly()
    {
        var (assembly, handler) = (description.Assembly, description.Function.Handler);
        if (!File.Exists(assembly))
            throw new FileNotFoundException($"The function {description.Name} is not built: there is no {assembly}. Run 'dotnet build Engines.sln' first.");
        if (!string.Equals(Path.GetFileNameWithoutExtension(assembly), handler, StringComparison.Ordinal))
        {
            throw description.Function.Resource.Fault(
                description.Function.Resource.Properties["Handler"], $"the handler of {description.Function.Resource.LogicalId} is {handler}, and what is built is {Path.GetFileName(assembly)}",
                "Name the assembly");
        }
    }

    private static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}
