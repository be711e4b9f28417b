namespace Engines.Cli;

/// <summary>Work that goes on beside other work, and ends with it.</summary>
internal sealed class Background : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly Task work;

    public Background(Func<CancellationToken, Task> work) => this.work = work(ending.Token);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        ending.Dispose();
    }
}
