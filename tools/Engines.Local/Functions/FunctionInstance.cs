namespace Engines.Local.Functions;

/// <summary>A process of a function, and the API that it talks to.</summary>
internal sealed class FunctionInstance : IAsyncDisposable
{
    private const int BytesOfMegabyte = 1024 * 1024;

    private readonly RuntimeApi api;
    private readonly FunctionProcess process;
    private readonly FunctionHostOptions options;
    private readonly InvocationLines lines;
    private readonly Log log;
    private readonly long startedAt;
    private long memoryMost;
    private bool isWarm;

    private FunctionInstance(FunctionSettings settings, string logStream, RuntimeApi api, FunctionHostOptions options)
    {
        (Settings, LogStream, this.api, this.options) = (settings, logStream, api, options);
        lines = new(settings, options.Time);
        log = new(options.Line);
        startedAt = options.Time.GetTimestamp();
        process = FunctionProcess.Start(settings, api.Endpoint, logStream, log.Write, options.Time);
        _ = WatchAsync();
    }

    /// <summary>The function as it was when the process started.</summary>
    public FunctionSettings Settings { get; }

    public string LogStream { get; }

    public int ProcessId => process.Id;

    public bool IsAlive => !process.Exited.IsCompleted;

    /// <summary>Whether it may get an event.</summary>
    public bool IsUsable => IsAlive && api.InitError is null;

    /// <summary>Whether it ever asked for an event.</summary>
    public bool WasReady => api.Ready.IsCompleted;

    public ProcessActivity Activity => !WasReady ? ProcessActivity.Starting : api.HasEvent ? ProcessActivity.Busy : ProcessActivity.Idle;

    /// <summary>How it is doing.</summary>
    public FunctionProcessState State => new(ProcessId, Activity)
    {
        LogStream = LogStream,
        MemoryUsed = (int)((ProcessMemory.Of(ProcessId)?.Resident ?? 0) / BytesOfMegabyte),
    };

    public static async Task<FunctionInstance> StartAsync(
        FunctionSettings settings, string logStream, FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var api = await RuntimeApi.StartAsync(settings, options.NextId, options.Time, cancellationToken).ConfigureAwait(false);
        try
        {
            return new(settings, logStream, api, options);
        }
        catch
        {
            await api.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Hands it an event. After anything but an answer or an error of the function's own it has to be ended.</summary>
    public async Task<InvocationReply> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var (id, askedAt, tail, isFirst) = (options.NextId(), options.Time.GetUtcNow(), new LogTail(), !isWarm);
        isWarm = true;
        log.Current = tail;
        var invocation = new Invocation(id, payload, Settings.Timeout, options.Time) { OnDelivered = () => log.Write(lines.Start(id)) };
        var outcome = await api.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);

        LookAtMemory();
        var record = new InvocationRecord(id, askedAt, DurationOf(invocation, outcome), InvocationRecord.EndOf(outcome))
        {
            ProcessId = ProcessId,
            InitDuration = isFirst && WasReady ? options.Time.GetElapsedTime(startedAt, api.ReadyAt) : null,
            MemoryMaxUsed = (int)(memoryMost / BytesOfMegabyte),
            Failure = InvocationRecord.FailureOf(outcome, Settings.Timeout),
            Tail = tail,
        };
        var last = lines.End(record);
        foreach (var line in last)
            options.Line(line);
        tail.End(last);
        return new(id, outcome, record);
    }

    /// <summary>Looks at how much memory it has, and ends it if that is more than the function has.</summary>
    public void LookAtMemory()
    {
        if (!IsAlive || ProcessMemory.Of(ProcessId) is not { } memory)
            return;

        memoryMost = Math.Max(memoryMost, memory.Most);
        if (memory.Resident <= Settings.MemoryBytes)
            return;

        api.FailPending(new InvocationOutcome.Lost(RuntimeExit.Killed) { Type = RuntimeExit.OutOfMemory });
        _ = KillAsync();
    }

    public Task KillAsync() => process.KillAsync();

    /// <summary>Asks the process to end, and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync().ConfigureAwait(false);
        await api.DisposeAsync().ConfigureAwait(false);
    }

    // A timer counts in milliseconds and may be a part of one early by the clock that measures; who ran out of time had all of it.
    private TimeSpan DurationOf(Invocation invocation, InvocationOutcome outcome) =>
        outcome is InvocationOutcome.TimedOut && invocation.Elapsed < Settings.Timeout ? Settings.Timeout : invocation.Elapsed;

    private async Task WatchAsync() => api.FailPending(RuntimeExit.Describe(await process.Exited.ConfigureAwait(false)));

    /// <summary>Where the lines of the process go.</summary>
    private sealed class Log(Action<string> line)
    {
        private volatile LogTail? current;

        public LogTail? Current
        {
            set => current = value;
        }

        public void Write(string text)
        {
            current?.Add(text);
            line(text);
        }
    }
}
