using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Engines.Local.Queues.Sqs;

/// <summary>Local queues behind the HTTP protocols of SQS (AWS JSON 1.0, and the older one of forms and XML), on loopback only, for <c>aws --endpoint-url</c> and every SDK.</summary>
/// <remarks>Requests have to carry a signature, as in AWS; whose it is does not matter.</remarks>
public sealed class SqsEndpoint : IAsyncDisposable
{
    // A message of 1 MiB whose every character needs an escape, with room for the rest.
    private const long RequestBytesMax = 8 * 1024 * 1024;

    private readonly WebApplication application;
    private readonly QueueDirectory queues;

    private SqsEndpoint(WebApplication application, Uri address, QueueDirectory queues) =>
        (this.application, Address, this.queues) = (application, address, queues);

    public Uri Address { get; }

    public Uri UrlOf(LocalQueue queue) => queues.UrlOf(queue);

    /// <summary>Starts to listen.</summary>
    /// <param name="queues">The queues; whoever calls may make more.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<SqsEndpoint> StartAsync(LocalQueues queues, int port, CancellationToken cancellationToken)
    {
        // The empty builder reads no settings: no variable of the environment can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        var application = builder.Build();
        var dispatcher = new TaskCompletionSource<SqsDispatcher>();
        application.Run(async context => await (await dispatcher.Task).HandleAsync(context));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var address = new Uri(application.Urls.Single());
        var directory = new QueueDirectory(address, queues);
        dispatcher.SetResult(new(directory));
        return new(application, address, directory);
    }

    public async ValueTask DisposeAsync()
    {
        await queues.Queues.Moves.StopAsync();
        await application.DisposeAsync();
    }
}
