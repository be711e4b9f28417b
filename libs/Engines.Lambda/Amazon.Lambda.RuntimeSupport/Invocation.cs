#nullable disable

using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Handles one invocation.</summary>
/// <param name="invocation">The invocation.</param>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

/// <summary>Prepares the function, once, before its first invocation.</summary>
/// <returns>False ends the process without taking an invocation.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();

/// <summary>One invocation: its payload and its context.</summary>
public sealed class InvocationRequest : IDisposable
{
    /// <summary>An invocation.</summary>
    /// <param name="inputStream">The payload.</param>
    /// <param name="lambdaContext">The context.</param>
    public InvocationRequest(Stream inputStream, ILambdaContext lambdaContext)
    {
        InputStream = inputStream;
        LambdaContext = lambdaContext;
    }

    /// <summary>The payload.</summary>
    public Stream InputStream { get; }

    /// <summary>The context.</summary>
    public ILambdaContext LambdaContext { get; }

    /// <summary>Lets go of the payload.</summary>
    public void Dispose() => InputStream?.Dispose();
}

/// <summary>The answer to one invocation.</summary>
public sealed class InvocationResponse
{
    /// <summary>An answer whose stream is disposed of once it is sent.</summary>
    /// <param name="outputStream">The answer.</param>
    public InvocationResponse(Stream outputStream)
        : this(outputStream, true)
    {
    }

    /// <summary>An answer.</summary>
    /// <param name="outputStream">The answer.</param>
    /// <param name="disposeOutputStream">False when the stream serves the next invocation too.</param>
    public InvocationResponse(Stream outputStream, bool disposeOutputStream)
    {
        ArgumentNullException.ThrowIfNull(outputStream);
        OutputStream = outputStream;
        DisposeOutputStream = disposeOutputStream;
    }

    /// <summary>The answer.</summary>
    public Stream OutputStream { get; set; }

    /// <summary>Whether the stream is disposed of once it is sent.</summary>
    public bool DisposeOutputStream { get; }
}
