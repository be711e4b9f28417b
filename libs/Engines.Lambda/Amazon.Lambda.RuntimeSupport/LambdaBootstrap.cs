#nullable disable

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Takes invocations from the Lambda Runtime API, one after another, and answers them.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly HttpClient httpClient;
    private readonly bool ownsHttpClient;
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapInitializer initializer;
    private readonly RuntimeApiConnection connection;

    /// <summary>A bootstrap with a client of its own.</summary>
    /// <param name="handlerWrapper">Handles each invocation.</param>
    /// <param name="initializer">Called once before the first invocation.</param>
    /// <exception cref="InvalidOperationException">The process does not run under Lambda.</exception>
    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), handlerWrapper, initializer) => ownsHttpClient = true;

    /// <summary>A bootstrap with a client of the caller's.</summary>
    /// <param name="httpClient">Speaks to the Runtime API; its time-out is lifted.</param>
    /// <param name="handlerWrapper">Handles each invocation.</param>
    /// <param name="initializer">Called once before the first invocation.</param>
    /// <exception cref="InvalidOperationException">The process does not run under Lambda.</exception>
    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(handlerWrapper);

        // Lambda freezes the process while it waits for the next invocation; no time-out could tell that from a fault.
        httpClient.Timeout = Timeout.InfiniteTimeSpan;
        this.httpClient = httpClient;
        this.initializer = initializer;
        handler = handlerWrapper.Handler;
        connection = new RuntimeApiConnection(httpClient, LambdaEnvironment.Read(), TimeProvider.System);
    }

    /// <summary>A client fit for the Runtime API: no proxy, no time-out.</summary>
    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "engines-lambda/1");
        return client;
    }

    /// <summary>
    /// Runs until cancelled. A handler that fails has its failure reported and the loop goes on; an initializer that fails has it
    /// reported and thrown on, so that the process ends with a code other than zero.
    /// </summary>
    /// <param name="cancellationToken">Stops the wait for the next invocation. One that has begun is finished and answered first.</param>
    /// <exception cref="HttpRequestException">The Runtime API cannot be reached, or says that this environment is beyond repair.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (initializer is not null && !await InitializeAsync().ConfigureAwait(false))
            return;

        try
        {
            while (!cancellationToken.IsCancellationRequested)
                await InvokeOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop while waiting: nothing was taken, so nothing is lost.
        }
    }

    /// <summary>Lets go of the client, if it is the bootstrap's own.</summary>
    public void Dispose()
    {
        if (ownsHttpClient)
            httpClient.Dispose();
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return await initializer().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await connection.ReportInitErrorAsync(failure, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var invocation = await connection.NextAsync(cancellationToken).ConfigureAwait(false);
        var requestId = invocation.LambdaContext.AwsRequestId;

        InvocationResponse response;
        try
        {
            response = await handler(invocation).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await connection.ReportErrorAsync(requestId, failure, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        // The stop token plays no part from here on: the work is done, and an answer withheld would have it done again.
        try
        {
            await connection.RespondAsync(requestId, response?.OutputStream, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (response is { DisposeOutputStream: true })
                await response.OutputStream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
