using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Engines.Local.Ai;

/// <summary>
/// The Responses API on a port of this machine: strict about what it is sent, answering in OpenAI's words, by plan.
/// </summary>
public sealed class StubAi : IAsyncDisposable
{
    private const int BodyBytesMax = 1024 * 1024;
    private const string KeyPrefix = "Bearer ";

    private readonly WebApplication application;
    private readonly AiPlan plan;
    private readonly AiLedger ledger;

    private StubAi(AiPlan plan, AiLedger ledger)
    {
        this.plan = plan;
        this.ledger = ledger;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            server.Limits.MaxRequestBodySize = BodyBytesMax;
        });
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>Where it is, up to and including the version.</summary>
    public Uri BaseAddress => new(application.Urls.First() + "/v1");

    /// <summary>Starts a stub on a free port of 127.0.0.1.</summary>
    /// <param name="plan">What it answers.</param>
    /// <param name="ledger">Where requests are recorded; several stubs may share one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<StubAi> StartAsync(AiPlan plan, AiLedger ledger, CancellationToken cancellationToken)
    {
        var stub = new StubAi(plan, ledger);
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
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var authorization = context.Request.Headers.Authorization.ToString();
        var key = authorization.StartsWith(KeyPrefix, StringComparison.Ordinal) ? authorization[KeyPrefix.Length..] : "";
        var body = Parse(text);

        if (context.Request.Path != "/v1/responses" || context.Request.Method != "POST")
        {
            await RefuseAsync(context, new AiCall(key, body), 404, $"Invalid URL ({context.Request.Method} {context.Request.Path})", null).ConfigureAwait(false);
            return;
        }

        if (key.Length == 0 || plan.Keys?.Contains(key) == false)
        {
            await RefuseAsync(context, new AiCall(key, body), 401, "Incorrect API key provided.", null).ConfigureAwait(false);
            return;
        }

        AiCall call;
        try
        {
            if (context.Request.ContentType?.Split(';')[0].Trim() != "application/json")
                throw new AiRefusalException("Unsupported content type. This API method only accepts 'application/json' requests.", null);
            call = AiRequestRules.Read(key, body);
        }
        catch (AiRefusalException refusal)
        {
            await RefuseAsync(context, new AiCall(key, body), 400, refusal.Message, refusal.Parameter).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, call, plan.Next(call)).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, AiCall call, AiAnswer answer)
    {
        switch (answer)
        {
            case AiAnswer.Error error:
                await RefuseAsync(context, call, error.Status, "Refused on demand.", null).ConfigureAwait(false);
                return;
            case AiAnswer.Reset:
                ledger.Record(call);
                context.Abort();
                return;
            case AiAnswer.Hold:
                ledger.Record(call);
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult).ConfigureAwait(false))
                    await gone.Task.ConfigureAwait(false);
                return;
            case AiAnswer.BrokenBody:
                await WriteAsync(context, call, 200, AiResponses.OfText("{}").ToJsonString()[..^40]).ConfigureAwait(false);
                return;
        }

        var response = answer switch
        {
            AiAnswer.Reply reply => AiResponses.Reply(reply),
            AiAnswer.Raw raw => AiResponses.OfText(raw.Output),
            AiAnswer.Refusal => AiResponses.Refusal(),
            AiAnswer.Incomplete => AiResponses.Incomplete(),
            AiAnswer.Failed => AiResponses.Failed(),
            _ => throw new InvalidOperationException("No such answer."),
        };
        await WriteAsync(context, call, 200, response.ToJsonString()).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, AiCall call, int status, string message, string? parameter) =>
        WriteAsync(context, call, status, AiResponses.Error(status, message, parameter).ToJsonString());

    private Task WriteAsync(HttpContext context, AiCall call, int status, string text)
    {
        call.Status = status;
        ledger.Record(call);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
