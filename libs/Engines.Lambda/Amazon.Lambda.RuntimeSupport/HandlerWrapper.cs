#nullable disable

using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Turns a handler of objects into a handler of streams.</summary>
public sealed class HandlerWrapper : IDisposable
{
    private readonly MemoryStream output = new();

    private HandlerWrapper()
    {
    }

    /// <summary>The handler of streams.</summary>
    public LambdaBootstrapHandler Handler { get; private set; }

    /// <summary>Wraps a handler that does its own reading and writing.</summary>
    /// <param name="handler">Called once for each invocation.</param>
    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) => new()
    {
        Handler = async invocation => new InvocationResponse(
            await handler(invocation.InputStream, invocation.LambdaContext).ConfigureAwait(false)),
    };

    /// <summary>Wraps a handler of objects.</summary>
    /// <typeparam name="TInput">What the handler takes.</typeparam>
    /// <typeparam name="TOutput">What the handler answers.</typeparam>
    /// <param name="handler">Called once for each invocation.</param>
    /// <param name="serializer">Reads the one and writes the other.</param>
    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer)
    {
        var wrapper = new HandlerWrapper();
        wrapper.Handler = async invocation =>
        {
            var input = serializer.Deserialize<TInput>(invocation.InputStream);
            var answer = await handler(input, invocation.LambdaContext).ConfigureAwait(false);

            // Lambda gives a process one invocation at a time, so one stream serves them all.
            wrapper.output.SetLength(0);
            serializer.Serialize(answer, wrapper.output);
            wrapper.output.Position = 0;
            return new InvocationResponse(wrapper.output, disposeOutputStream: false);
        };
        return wrapper;
    }

    /// <summary>Lets go of the answer's buffer.</summary>
    public void Dispose() => output.Dispose();
}
