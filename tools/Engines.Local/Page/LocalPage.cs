using System.Net;
using Engines.Local.Cloud;
using Engines.Local.Page.Http;
using Engines.Local.Page.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Engines.Local.Page;

/// <summary>A page on loopback that shows what happens in a local cloud, live, and lets people break it. Everything it needs is inside this assembly.</summary>
public sealed class LocalPage : IAsyncDisposable
{
    // A message of a queue with every character escaped, and room for the rest.
    private const long RequestBytesMax = 8 * 1024 * 1024;

    private readonly WebApplication application;
    private readonly LiveFeed feed;

    private LocalPage(WebApplication application, LiveFeed feed, Uri address) => (this.application, this.feed, Address) = (application, feed, address);

    /// <summary>Where it is opened.</summary>
    public Uri Address { get; }

    /// <summary>Starts to show a cloud; stop it before the cloud.</summary>
    public static Task<LocalPage> StartAsync(LocalCloud cloud, PageOptions options, CancellationToken cancellationToken) =>
        StartAsync(PageScene.Of(cloud), options, cancellationToken);

    /// <summary>Starts to show a scene.</summary>
    public static async Task<LocalPage> StartAsync(PageScene scene, PageOptions options, CancellationToken cancellationToken)
    {
        // The empty builder reads no settings: no variable of the environment can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        var application = builder.Build();
        var feed = new LiveFeed(scene, options);
        var handler = new TaskCompletionSource<PageServer>();
        application.Run(async context => await (await handler.Task).HandleAsync(context));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await feed.DisposeAsync();
            await application.DisposeAsync();
            throw;
        }

        var address = new Uri(application.Urls.Single());
        handler.SetResult(new PageServer(new PageGuard(address.Port), PageRoutes.Of(scene, options.Time), feed));
        feed.Start();
        return new(application, feed, address);
    }

    public async ValueTask DisposeAsync()
    {
        // The streams end first: the server waits for its requests.
        await feed.DisposeAsync();
        await application.DisposeAsync();
    }
}
