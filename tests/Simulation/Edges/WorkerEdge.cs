namespace Engines.Tests.Simulation.Edges;

/// <summary>
/// The edge between one worker and the world: every request it makes passes here, is counted, and may be the worker's last. From its death on
/// nothing leaves any more, whatever the code behind the edge still tries: the same as a killed process, seen from outside.
/// </summary>
public sealed class WorkerEdge(CrashPlan plan, CancellationToken worldEnds)
{
    private CrashPlan Plan { get; } = plan;

    private readonly Lock gate = new();
    private readonly List<string> requests = [];
    private readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isDead;

    /// <summary>What happens in the world before the request of this number leaves: between any two steps of the worker.</summary>
    public (int Io, Func<Task> Happens)? Interlude { get; init; }

    /// <summary>Hears of each request before it leaves.</summary>
    public Func<HttpRequestMessage, Task> Leaving { get; init; } = _ => Task.CompletedTask;

    /// <summary>Completes when the worker dies.</summary>
    public Task Killed => killed.Task;

    /// <summary>What the worker asked for, in order, such as <c>dynamodb PutItem</c>.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>True once nothing leaves any more. A worker that answers after that has died before its answer arrived.</summary>
    public bool IsDead
    {
        get
        {
            lock (gate)
                return isDead;
        }
    }

    /// <summary>Puts the edge in front of a real handler.</summary>
    public DelegatingHandler Before(HttpMessageHandler inner) => new Handler(this) { InnerHandler = inner };

    private bool Begin(string request, out int number)
    {
        lock (gate)
        {
            number = requests.Count + 1;
            if (isDead)
                return false;
            requests.Add(request);
            return true;
        }
    }

    private async Task DieAsync()
    {
        lock (gate)
            isDead = true;
        killed.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, worldEnds);
    }

    private void DieQuietly()
    {
        lock (gate)
            isDead = true;
    }

    private static string Describe(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
            return targets.First();
        return $"{request.Method} {request.RequestUri!.AbsolutePath.Split('/')[^1]}";
    }

    private sealed class Handler(WorkerEdge edge) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!edge.Begin(Describe(request), out var number))
                await edge.DieAsync();
            if (edge.Interlude is { } interlude && interlude.Io == number)
                await interlude.Happens();
            var isLast = number == edge.Plan.Io;
            if (isLast && edge.Plan.Point == CrashPoint.BeforeItLeaves)
                await edge.DieAsync();

            await edge.Leaving(request);
            var response = await base.SendAsync(request, cancellationToken);
            if (!isLast)
                return response;
            if (edge.Plan.Point == CrashPoint.BeforeTheAnswerIsRead)
                await edge.DieAsync();

            // The answer is already on its way through the worker; the next thing that it tries will find it dead.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            edge.DieQuietly();
            return response;
        }
    }
}
