#nullable disable

using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Puts together a <see cref="LambdaBootstrap"/>.</summary>
public sealed class LambdaBootstrapBuilder
{
    private readonly HandlerWrapper wrapper;
    private HttpClient httpClient;
    private LambdaBootstrapInitializer initializer;

    private LambdaBootstrapBuilder(HandlerWrapper wrapper) => this.wrapper = wrapper;

    /// <summary>For a handler that does its own reading and writing.</summary>
    /// <param name="handler">Called once for each invocation.</param>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(HandlerWrapper.GetHandlerWrapper(handler));

    /// <summary>For a handler of objects.</summary>
    /// <typeparam name="TInput">What the handler takes.</typeparam>
    /// <typeparam name="TOutput">What the handler answers.</typeparam>
    /// <param name="handler">Called once for each invocation.</param>
    /// <param name="serializer">Reads the one and writes the other.</param>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.GetHandlerWrapper(handler, serializer));

    /// <summary>Uses a client of the caller's for the Runtime API.</summary>
    /// <param name="httpClient">The client; its time-out is lifted, because the next invocation may be hours away.</param>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        this.httpClient = httpClient;
        return this;
    }

    /// <summary>Prepares the function before its first invocation; a failure is reported to Lambda and ends the process.</summary>
    /// <param name="lambdaBootstrapInitializer">Called once.</param>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <summary>Makes the bootstrap. The Runtime API's address is read from the environment now.</summary>
    public LambdaBootstrap Build() =>
        httpClient is null ? new LambdaBootstrap(wrapper, initializer) : new LambdaBootstrap(httpClient, wrapper, initializer);
}
