using System.Runtime.InteropServices;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Takes one invocation after another from the Runtime API and has the handler answer it.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private const int KeptBufferMax = 1 << 20;

    private readonly RuntimeApiClient client;
    private readonly InvocationHandler handler;
    private readonly LambdaBootstrapInitializer? initializer;
    private MemoryStream input = new();
    private MemoryStream output = new();

    internal LambdaBootstrap(RuntimeEnvironment environment, InvocationHandler handler, LambdaBootstrapInitializer? initializer, TimeProvider time)
    {
        client = new(environment, time);
        this.handler = handler;
        this.initializer = initializer;
    }

    /// <summary>
    /// Initializes, then handles invocations until it is cancelled or the process is asked to end. The invocation under way is finished first.
    /// </summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends with the loop. It fails if the initializer does, or if the Runtime API cannot be reached.</returns>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            Stop(stop);
        });

        if (initializer is not null && !await InitializeAsync(initializer))
            return;

        try
        {
            while (!stop.IsCancellationRequested)
                await InvokeOnceAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Only the wait for the next event is cancelled, so nothing is left unanswered.
        }
    }

    /// <summary>Closes the connection to the Runtime API.</summary>
    public void Dispose()
    {
        client.Dispose();
        input.Dispose();
        output.Dispose();
    }

    private static void Stop(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The signal came as the loop ended by itself.
        }
    }

    private async Task<bool> InitializeAsync(LambdaBootstrapInitializer initialize)
    {
        try
        {
            return await initialize();
        }
        catch (Exception failure)
        {
            // Whatever it was, Lambda has to hear why the process ends.
            await Console.Error.WriteLineAsync(failure.ToString());
            await client.ReportInitErrorAsync(failure);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        var context = await client.NextAsync(input, cancellationToken);
        var failure = await HandleAsync(context);
        if (failure is null && !await client.RespondAsync(context.AwsRequestId, output))
            failure = new InvalidOperationException($"The result of {output.Length} bytes is larger than Lambda takes.");

        if (failure is not null)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            await client.ReportInvocationErrorAsync(context.AwsRequestId, failure);
        }

        input = Kept(input);
        output = Kept(output);
    }

    private async Task<Exception?> HandleAsync(InvocationContext context)
    {
        output.SetLength(0);
        try
        {
            await handler(input, context, output);
            return null;
        }
        catch (Exception failure)
        {
            // One failed invocation is reported and does not end the loop.
            return failure;
        }
    }

    // One large event would otherwise hold its memory for as long as the environment lives.
    private static MemoryStream Kept(MemoryStream stream)
    {
        if (stream.Capacity <= KeptBufferMax)
            return stream;

        stream.Dispose();
        return new();
    }
}
