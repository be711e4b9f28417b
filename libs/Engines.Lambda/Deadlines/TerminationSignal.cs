using System.Runtime.InteropServices;

namespace Engines.Lambda;

/// <summary>A token that fires when the process is asked to end (SIGTERM, Ctrl-C). Pass it to <c>LambdaBootstrap.RunAsync</c>.</summary>
/// <remarks>
/// It stands outside the runtime loop, because the official one knows nothing of signals: this way both stop alike. Lambda itself sends
/// SIGTERM only to functions that have an extension; the local runner always does.
/// </remarks>
public sealed class TerminationSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration terminate;
    private readonly PosixSignalRegistration interrupt;

    private TerminationSignal()
    {
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    }

    /// <summary>Fires once the process is asked to end.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Starts to listen.</summary>
    public static TerminationSignal Listen() => new();

    /// <summary>Stops listening: a later signal ends the process as if nobody had listened.</summary>
    public void Dispose()
    {
        terminate.Dispose();
        interrupt.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        // Without this the process would end at once, in the middle of an invocation.
        signal.Cancel = true;
        source.Cancel();
    }
}
