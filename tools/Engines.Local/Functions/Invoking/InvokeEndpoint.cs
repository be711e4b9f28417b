using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Functions.Invoking;

/// <summary>The part of the Lambda API that calls functions, on loopback only, for <c>aws lambda invoke --endpoint-url</c> and every SDK.</summary>
/// <remarks>
/// <c>Invoke</c> and <c>ListFunctions</c>. Requests have to carry a signature, as in AWS; whose it is does not matter. An invocation of type <c>Event</c> that fails is
/// carried out twice more, after one and after two minutes, and is then forgotten: there are no destinations here.
/// </remarks>
public sealed class InvokeEndpoint : IAsyncDisposable
{
    private const string Root = "/2015-03-31/functions";

    // A client reads the whole request before it looks at the answer, so a request that is too large is taken in and then refused.
    private const long RequestBytesMax = 4L * InvokeCall.BytesMax;

    // What a process wrote before its answer may still be in its pipe.
    private static readonly TimeSpan TailDelay = TimeSpan.FromMilliseconds(50);

    private readonly Func<IEnumerable<FunctionHost>> hosts;
    private readonly Func<Guid> nextId;
    private readonly TimeProvider time;
    private readonly AsyncInvocations later;
    private readonly WebApplication application;

    private InvokeEndpoint(Func<IEnumerable<FunctionHost>> hosts, Func<Guid> nextId, int port, TimeProvider time)
    {
        (this.hosts, this.nextId, this.time, later) = (hosts, nextId, time, new(time));

        // The empty builder reads no settings: no variable of the environment can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(application.Urls.Single());

    /// <summary>Starts to listen.</summary>
    /// <param name="hosts">The functions there are, asked for at each call.</param>
    /// <param name="nextId">The ids of requests that no process sees.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<InvokeEndpoint> StartAsync(
        Func<IEnumerable<FunctionHost>> hosts, Func<Guid> nextId, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        var endpoint = new InvokeEndpoint(hosts, nextId, port, time);
        try
        {
            await endpoint.application.StartAsync(cancellationToken).ConfigureAwait(false);
            return endpoint;
        }
        catch
        {
            await endpoint.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops to listen, and gives up what waits to be invoked later.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync().ConfigureAwait(false);
        await later.DisposeAsync().ConfigureAwait(false);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!);
        if (request.Headers.Authorization.Count == 0)
            await RefuseAsync(context, InvokeFault.MissingToken).ConfigureAwait(false);
        else if (path.TrimEnd('/') == Root && HttpMethods.IsGet(request.Method))
            await WriteAsync(context, StatusCodes.Status200OK, nextId(), json => FunctionList.Write(json, hosts())).ConfigureAwait(false);
        else if (HttpMethods.IsPost(request.Method) && path.StartsWith(Root, StringComparison.Ordinal) && path[Root.Length..].Split('/') is ["", var name, "invocations"])
            await InvokeAsync(context, FunctionReference.Parse(Uri.UnescapeDataString(name), request.Query["Qualifier"].FirstOrDefault())).ConfigureAwait(false);
        else
            await RefuseAsync(context, InvokeFault.UnknownPath(path)).ConfigureAwait(false);
    }

    private async Task InvokeAsync(HttpContext context, FunctionReference reference)
    {
        var known = hosts().ToList();
        if (known.FirstOrDefault(host => host.Settings.Name == reference.Name) is not { } host || !reference.IsLatest)
        {
            var arn = (known.FirstOrDefault()?.Settings ?? new(reference.Name, "")) with { Name = reference.ToString() };
            await RefuseAsync(context, InvokeFault.NotFound(arn.Arn)).ConfigureAwait(false);
            return;
        }

        var (call, fault) = await InvokeCall.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (call is null)
            await RefuseAsync(context, fault!).ConfigureAwait(false);
        else if (call.Type == InvokeCall.DryRun)
            Head(context, StatusCodes.Status204NoContent, nextId());
        else if (call.Type == InvokeCall.RequestResponse)
            await CallAsync(context, host, call).ConfigureAwait(false);
        else if (later.TryAccept(host, call.Payload))
            Head(context, StatusCodes.Status202Accepted, nextId());
        else
            await RefuseAsync(context, InvokeFault.Throttled).ConfigureAwait(false);
    }

    private async Task CallAsync(HttpContext context, FunctionHost host, InvokeCall call)
    {
        // A caller that hangs up does not end the function, in Lambda either.
        var reply = await host.CallAsync(call.Payload, CancellationToken.None).ConfigureAwait(false);
        if (reply.Outcome is InvocationOutcome.Throttled)
        {
            await RefuseAsync(context, InvokeFault.Throttled).ConfigureAwait(false);
            return;
        }

        Head(context, StatusCodes.Status200OK, reply.RequestId);
        var headers = context.Response.Headers;
        headers["X-Amz-Executed-Version"] = "$LATEST";
        if (reply.Outcome is not InvocationOutcome.Answered)
            headers["X-Amz-Function-Error"] = "Unhandled";
        if (call.WantsTail && reply.Record is { } record)
        {
            await Task.Delay(TailDelay, time, CancellationToken.None).ConfigureAwait(false);
            headers["X-Amz-Log-Result"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(record.Log));
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(ErrorDocument.Of(reply.Outcome, reply.RequestId, host.Settings.Timeout), context.RequestAborted).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, InvokeFault fault)
    {
        context.Response.Headers["x-amzn-ErrorType"] = fault.Type;
        if (fault.Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "1";
        return WriteAsync(context, fault.Status, nextId(), json =>
        {
            json.WriteStartObject();
            if (fault.Reason is not null)
                json.WriteString("Reason", fault.Reason);
            json.WriteString("Type", "User");
            json.WriteString(fault.IsLowerCase ? "message" : "Message", fault.Message);
            json.WriteEndObject();
        });
    }

    private static async Task WriteAsync(HttpContext context, int status, Guid requestId, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            write(json);
        Head(context, status, requestId);
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(bytes.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Head(HttpContext context, int status, Guid requestId)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-amzn-RequestId"] = requestId.ToString();
    }
}
