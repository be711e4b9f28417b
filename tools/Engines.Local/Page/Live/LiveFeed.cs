using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Page.Live;

/// <summary>Looks at the scene at a steady pace and tells every open page when something changed.</summary>
internal sealed class LiveFeed(PageScene scene, PageOptions options) : IAsyncDisposable
{
    // Browsers open six connections to one host; more than this many windows are a mistake.
    private const int StreamsMax = 64;

    private readonly CancellationTokenSource stopping = new();
    private readonly QueueHistory history = new();
    private Task running = Task.CompletedTask;
    private Frame latest = new("{}", NewSignal());
    private int streams;

    public void Start()
    {
        Look();
        running = RunAsync();
    }

    /// <summary>Writes what is and what becomes, as server-sent events, until the page is closed or the feed ends.</summary>
    public async Task StreamAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        try
        {
            if (Interlocked.Increment(ref streams) > StreamsMax)
            {
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            response.ContentType = "text/event-stream; charset=utf-8";
            await WriteAsync(response, $"retry: {(int)options.Look.TotalMilliseconds}\n\n", both.Token);
            while (true)
            {
                var frame = Volatile.Read(ref latest);
                await WriteAsync(response, $"data: {{\"now\":{Now()},\"state\":{frame.Json}}}\n\n", both.Token);
                while (!await ChangedAsync(frame, both.Token))
                    await WriteAsync(response, string.Create(CultureInfo.InvariantCulture, $"event: heartbeat\ndata: {Now()}\n\n"), both.Token);
            }
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            // The page was closed, or the cloud goes down.
        }
        finally
        {
            Interlocked.Decrement(ref streams);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        using var pace = new PeriodicTimer(options.Look, options.Time);
        try
        {
            while (await pace.WaitForNextTickAsync(stopping.Token))
                Look();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The cloud goes down.
        }
    }

    private void Look()
    {
        history.Take(scene.Queues.All);
        var json = Snapshot.Of(scene, history).ToJsonString();
        var before = latest;
        if (json == before.Json)
            return;
        Volatile.Write(ref latest, new(json, NewSignal()));
        before.Outdated.SetResult();
    }

    private async Task<bool> ChangedAsync(Frame frame, CancellationToken cancellationToken)
    {
        try
        {
            await frame.Outdated.Task.WaitAsync(options.Heartbeat, options.Time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private long Now() => options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Frame(string Json, TaskCompletionSource Outdated);
}
