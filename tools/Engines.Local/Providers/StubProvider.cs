using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Engines.Local.Providers;

/// <summary>
/// One provider on a port of this machine: strict about what it is sent, answering in the provider's own words, and failing on demand.
/// </summary>
public sealed class StubProvider : IAsyncDisposable
{
    private const int BodyBytesMax = 1024 * 1024;

    private readonly WebApplication application;
    private readonly Dialect dialect;
    private readonly StubSettings settings;
    private readonly ProviderLedger ledger;
    private readonly TimeProvider time;
    private int messages;

    private StubProvider(ProviderKind kind, StubSettings settings, ProviderLedger ledger, TimeProvider time)
    {
        dialect = kind switch
        {
            ProviderKind.Meta => new MetaDialect(),
            ProviderKind.Twilio => new TwilioDialect(),
            ProviderKind.Ses => new SesDialect(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such provider."),
        };
        this.settings = settings;
        this.ledger = ledger;
        this.time = time;

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            server.Limits.MaxRequestBodySize = BodyBytesMax;
        });
        application = builder.Build();
        application.Run(HandleAsync);
        BasePath = kind == ProviderKind.Meta ? "/v23.0" : "";
    }

    /// <summary>Where the provider is, as its options name it.</summary>
    public Uri BaseAddress => new(application.Urls.First() + BasePath);

    private string BasePath { get; }

    /// <summary>Starts a stub on a free port of 127.0.0.1.</summary>
    /// <param name="kind">Which provider.</param>
    /// <param name="settings">What it knows and how it behaves.</param>
    /// <param name="ledger">Where its calls are recorded; several stubs may share one.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<StubProvider> StartAsync(
        ProviderKind kind, StubSettings settings, ProviderLedger ledger, TimeProvider time, CancellationToken cancellationToken)
    {
        var stub = new StubProvider(kind, settings, ledger, time);
        await stub.application.StartAsync(cancellationToken).ConfigureAwait(false);
        return stub;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for an answer is not waited for.
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await application.StopAsync(now.Token).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context).ConfigureAwait(false);
        var call = dialect.Read(request);
        if (dialect.IsQuestion(request))
        {
            await AnswerQuestionAsync(context, request, settings.QuestionFaults.Next(call)).ConfigureAwait(false);
            return;
        }

        var fault = settings.Faults.Next(call);
        if (await FailBeforeAsync(context, call, fault).ConfigureAwait(false))
            return;

        TimeSpan queued;
        string? failsWith;
        try
        {
            dialect.Check(request, settings);
            failsWith = settings.Window?.IsOpen(call) == false ? dialect.CloseWindow() : null;
            queued = settings.Limits?.Admit(call) ?? TimeSpan.Zero;
        }
        catch (StubRefusalException refusal)
        {
            ledger.Record(call, null, refusal.Code);
            await WriteAsync(context, dialect.Refuse(refusal.Code, refusal.Message)).ConfigureAwait(false);
            return;
        }

        var id = dialect.MessageId(Interlocked.Increment(ref messages));
        var entry = ledger.Record(call, id, fault is Fault.Nothing ? null : fault.GetType().Name);
        settings.Accepted?.Invoke(new AcceptedMessage(call, id, entry.At) { Queued = queued, FailsWith = failsWith });
        await AnswerAsync(context, dialect.Accept(call, id, entry.At), fault).ConfigureAwait(false);
    }

    private async Task AnswerQuestionAsync(HttpContext context, StubRequest request, Fault fault)
    {
        switch (fault)
        {
            case Fault.ResetBeforeAccept:
                context.Abort();
                return;
            case Fault.Throttle429:
                await WriteAsync(context, dialect.Refuse(dialect.ThrottleCode, "Too many requests") with { Status = 429 }).ConfigureAwait(false);
                return;
            case Fault.RefuseWith refusal:
                await WriteAsync(context, dialect.Refuse(refusal.Code, "Refused on demand")).ConfigureAwait(false);
                return;
            case Fault.Error5xxBeforeAccept error:
                await WritePlainAsync(context, error.Status).ConfigureAwait(false);
                return;
        }

        try
        {
            await AnswerAsync(context, dialect.Answer(request, settings, ledger.Entries), fault).ConfigureAwait(false);
        }
        catch (StubRefusalException refusal)
        {
            await WriteAsync(context, dialect.Refuse(refusal.Code, refusal.Message)).ConfigureAwait(false);
        }
    }

    private async Task<bool> FailBeforeAsync(HttpContext context, StubCall call, Fault fault)
    {
        switch (fault)
        {
            case Fault.ResetBeforeAccept:
                ledger.Record(call, null, nameof(Fault.ResetBeforeAccept));
                context.Abort();
                return true;
            case Fault.TimeoutBeforeAccept:
                ledger.Record(call, null, nameof(Fault.TimeoutBeforeAccept));
                await HeldAsync(context, Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted)).ConfigureAwait(false);
                return true;
            case Fault.Throttle429 throttle:
                ledger.Record(call, null, dialect.ThrottleCode);
                if (throttle.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await WriteAsync(context, dialect.Refuse(dialect.ThrottleCode, "Too many requests") with { Status = 429 }).ConfigureAwait(false);
                return true;
            case Fault.RefuseWith refusal:
                ledger.Record(call, null, refusal.Code);
                await WriteAsync(context, dialect.Refuse(refusal.Code, "Refused on demand")).ConfigureAwait(false);
                return true;
            case Fault.Error5xxBeforeAccept error:
                ledger.Record(call, null, nameof(Fault.Error5xxBeforeAccept));
                await WritePlainAsync(context, error.Status).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private async Task AnswerAsync(HttpContext context, StubAnswer answer, Fault fault)
    {
        switch (fault)
        {
            case Fault.Error5xxAfterAccept error:
                await WritePlainAsync(context, error.Status).ConfigureAwait(false);
                return;
            case Fault.ResetAfterAccept:
                context.Abort();
                return;
            case Fault.InvalidJsonAfterAccept:
                await WriteTextAsync(context, answer, answer.Body.ToJsonString()[..^12]).ConfigureAwait(false);
                return;
            case Fault.TimeoutAfterAccept hold:
                if (!await HeldAsync(context, hold.Release ?? Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted)).ConfigureAwait(false))
                    return;
                break;
            case Fault.SlowAnswer slow:
                if (!await HeldAsync(context, Task.Delay(slow.Delay, time, context.RequestAborted)).ConfigureAwait(false))
                    return;
                break;
        }

        await WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static async Task<bool> HeldAsync(HttpContext context, Task release)
    {
        try
        {
            await release.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<StubRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var type = context.Request.ContentType?.Split(';')[0].Trim() ?? "";
        return new(context.Request.Method, context.Request.Path.Value ?? "", type, context.Request.Headers, body) { Query = context.Request.Query };
    }

    private static Task WriteAsync(HttpContext context, StubAnswer answer) => WriteTextAsync(context, answer, answer.Body.ToJsonString());

    private static Task WriteTextAsync(HttpContext context, StubAnswer answer, string text)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static Task WritePlainAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><body>Something went wrong.</body></html>", context.RequestAborted);
    }
}
