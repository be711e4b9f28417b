using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Engines.Tests.Unit.Lambda;

/// <summary>What the loop sent, word for word.</summary>
internal sealed record RecordedCall(string Path, string? ErrorType, string? ContentType, string Body);

/// <summary>A Runtime API that hands out the events it is given and keeps what the loop sends.</summary>
internal sealed class RecordedRuntime : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Channel<string> events = Channel.CreateUnbounded<string>();
    private readonly Channel<RecordedCall> calls = Channel.CreateUnbounded<RecordedCall>();

    private RecordedRuntime()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(HandleAsync);
    }

    public string Endpoint => new Uri(application.Urls.First()).Authority;

    /// <summary>The status of what is answered to a response.</summary>
    public int ResponseStatus { get; set; } = 202;

    public static async Task<RecordedRuntime> StartAsync()
    {
        var runtime = new RecordedRuntime();
        await runtime.application.StartAsync();
        return runtime;
    }

    public void Add(string document) => events.Writer.TryWrite(document);

    public async Task<RecordedCall> NextCallAsync() => await calls.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await application.StopAsync(now.Token);
        await application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Method == "GET")
        {
            try
            {
                var document = await events.Reader.ReadAsync(context.RequestAborted);
                context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "r-1";
                context.Response.Headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
                await context.Response.WriteAsync(document);
            }
            catch (OperationCanceledException)
            {
                // The loop ended while it waited.
            }

            return;
        }

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = request.Path.Value!.EndsWith("/response", StringComparison.Ordinal) ? ResponseStatus : 202;
        calls.Writer.TryWrite(new(request.Path.Value, request.Headers["Lambda-Runtime-Function-Error-Type"], request.ContentType, body));
    }
}
