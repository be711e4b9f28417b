using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Engines.Local.Functions;

/// <summary>The Lambda Runtime API, version 2018-06-01, for one process, on a port of this machine.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    // What Lambda takes as the result of a synchronous call.
    private const int AnswerBytesMax = 6_291_556;
    private const int RequestBytesMax = 2 * AnswerBytesMax;

    private readonly WebApplication application;
    private readonly FunctionSettings settings;
    private readonly Func<Guid> nextId;
    private readonly TimeProvider time;
    private readonly Channel<Invocation> queue = Channel.CreateUnbounded<Invocation>();
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Invocation? pending;
    private InvocationOutcome.Lost? lost;

    private RuntimeApi(FunctionSettings settings, Func<Guid> nextId, TimeProvider time)
    {
        this.settings = settings;
        this.nextId = nextId;
        this.time = time;

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            server.Limits.MaxRequestBodySize = RequestBytesMax;
        });
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>Host and port, as <c>AWS_LAMBDA_RUNTIME_API</c> names them.</summary>
    public string Endpoint => new Uri(application.Urls.First()).Authority;

    /// <summary>Why the function could not start; null as long as it did not report that.</summary>
    public FunctionError? InitError { get; private set; }

    /// <summary>Ends when the process asks for its first event.</summary>
    public Task Ready => ready.Task;

    /// <summary>When the process asked for its first event, as a timestamp of the clock; 0 before.</summary>
    internal long ReadyAt { get; private set; }

    /// <summary>Whether the process has an event, or is about to.</summary>
    internal bool HasEvent
    {
        get
        {
            lock (gate)
                return pending is not null;
        }
    }

    /// <summary>Starts the API on a free port of 127.0.0.1.</summary>
    /// <param name="settings">The function that will ask for events.</param>
    /// <param name="nextId">The ids of invocations.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<RuntimeApi> StartAsync(FunctionSettings settings, Func<Guid> nextId, TimeProvider time, CancellationToken cancellationToken)
    {
        var api = new RuntimeApi(settings, nextId, time);
        await api.application.StartAsync(cancellationToken).ConfigureAwait(false);
        return api;
    }

    /// <summary>Hands an event to the process and waits for what comes of it. A process has one event at a time.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="timeout">How long the process may take from when it took the event.</param>
    /// <param name="cancellationToken">Ends the waiting; the process may still be at work then.</param>
    public Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellationToken) =>
        InvokeAsync(new Invocation(nextId(), payload, timeout, time), cancellationToken);

    /// <summary>The same for an invocation whose progress somebody watches.</summary>
    internal async Task<InvocationOutcome> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (lost is not null)
                return lost;
            if (pending is not null)
                throw new InvalidOperationException("The process still has an event.");
            pending = invocation;
        }

        try
        {
            queue.Writer.TryWrite(invocation);
            return await WaitAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                pending = null;
        }
    }

    /// <summary>Says that the process is no more: the event that it has is lost, and every later one.</summary>
    /// <param name="reason">What happened to it.</param>
    public void FailPending(string reason) => FailPending(new InvocationOutcome.Lost(reason));

    /// <summary>The same, with the type under which it is reported; what was said first stays.</summary>
    internal void FailPending(InvocationOutcome.Lost how)
    {
        lock (gate)
        {
            lost ??= how;
            pending?.Complete(lost);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A process that waits for an event is not waited for.
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await application.StopAsync(now.Token).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<InvocationOutcome> WaitAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            await invocation.Delivered.WaitAsync(settings.InitTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new InvocationOutcome.Lost($"the process did not ask for an event within {settings.InitTimeout.TotalSeconds:0.#} s") { Type = RuntimeExit.InitTimeout };
        }

        try
        {
            return await invocation.Outcome.WaitAsync(invocation.Timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new InvocationOutcome.TimedOut();
        }
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return RefuseAsync(context, StatusCodes.Status404NotFound, "NotFound");

        return (context.Request.Method, path[Root.Length..].Split('/')) switch
        {
            ("GET", ["invocation", "next"]) => NextAsync(context),
            ("POST", ["invocation", var id, "response"]) => ResponseAsync(context, id),
            ("POST", ["invocation", var id, "error"]) => ErrorAsync(context, id),
            ("POST", ["init", "error"]) => InitErrorAsync(context),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "NotFound"),
        };
    }

    private async Task NextAsync(HttpContext context)
    {
        if (!ready.Task.IsCompleted)
            ReadyAt = time.GetTimestamp();
        ready.TrySetResult();

        Invocation invocation;
        try
        {
            do
                invocation = await queue.Reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            while (!IsPending(invocation));
        }
        catch (OperationCanceledException)
        {
            return;
        }

        invocation.Deliver();
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id.ToString();
        headers["Lambda-Runtime-Deadline-Ms"] = (time.GetUtcNow() + invocation.Timeout).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = settings.Arn;
        headers["Lambda-Runtime-Trace-Id"] = TraceId(invocation.Id);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task ResponseAsync(HttpContext context, string id)
    {
        var answer = await ReadAsync(context).ConfigureAwait(false);
        if (answer.Length > AnswerBytesMax)
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge").ConfigureAwait(false);
        else
            await CompleteAsync(context, id, new InvocationOutcome.Answered(answer)).ConfigureAwait(false);
    }

    private async Task ErrorAsync(HttpContext context, string id)
    {
        var (error, report) = await ReadErrorAsync(context).ConfigureAwait(false);
        await CompleteAsync(context, id, new InvocationOutcome.Error(error.Type, error.Message) { Report = report }).ConfigureAwait(false);
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        var (error, _) = await ReadErrorAsync(context).ConfigureAwait(false);
        InitError = error;
        FailPending(new InvocationOutcome.Lost($"the function could not start: {error.Type}: {error.Message}") { Type = error.Type });
        await AcceptAsync(context).ConfigureAwait(false);
    }

    private Task CompleteAsync(HttpContext context, string id, InvocationOutcome outcome)
    {
        lock (gate)
        {
            // An answer after the time-out belongs to an invocation that is over.
            if (pending?.Id.ToString() != id || !pending.Complete(outcome))
                return RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidRequestID");
        }

        return AcceptAsync(context);
    }

    private bool IsPending(Invocation invocation)
    {
        lock (gate)
            return ReferenceEquals(invocation, pending);
    }

    private static async Task<(FunctionError Error, ReadOnlyMemory<byte> Report)> ReadErrorAsync(HttpContext context)
    {
        var report = await ReadAsync(context).ConfigureAwait(false);
        return (FunctionError.Read(report, context.Request.Headers["Lambda-Runtime-Function-Error-Type"]), report);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return body.ToArray();
    }

    private static Task AcceptAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}""");

    private static Task RefuseAsync(HttpContext context, int status, string type) =>
        WriteAsync(context, status, $$"""{"errorMessage":"{{type}}","errorType":"{{type}}"}""");

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private string TraceId(Guid id)
    {
        var digits = id.ToString("N");
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{digits[..24]};Parent={digits[16..]};Sampled=0");
    }
}
