using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Puts the loop around a handler together.</summary>
public sealed class LambdaBootstrapBuilder
{
    private readonly InvocationHandler handler;
    private readonly LambdaBootstrapOptions options = new();
    private LambdaBootstrapInitializer? initializer;

    private LambdaBootstrapBuilder(InvocationHandler handler) => this.handler = handler;

    /// <summary>Starts from a handler that reads an event and returns a result.</summary>
    /// <typeparam name="TInput">What an event is read as.</typeparam>
    /// <typeparam name="TOutput">What a result is written as.</typeparam>
    /// <param name="handler">Called for each invocation.</param>
    /// <param name="serializer">Reads the event and writes the result.</param>
    /// <returns>The builder.</returns>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(serializer);
        return new(async (input, context, output) =>
            serializer.Serialize(await handler(serializer.Deserialize<TInput>(input), context), output));
    }

    /// <summary>Adds what runs once before the first invocation. Its failure is reported as a failure to start.</summary>
    /// <param name="lambdaBootstrapInitializer">What runs.</param>
    /// <returns>The builder.</returns>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <summary>Changes the settings for tests.</summary>
    /// <param name="options">Changes them.</param>
    /// <returns>The builder.</returns>
    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions>? options = null)
    {
        options?.Invoke(this.options);
        return this;
    }

    /// <summary>Builds the loop.</summary>
    /// <returns>The loop.</returns>
    public LambdaBootstrap Build() => new(RuntimeEnvironment.Read(options.RuntimeApiEndpoint), handler, initializer, TimeProvider.System);
}
