using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Engines.Conversations;

/// <summary>Has the SDK write a request, and addresses it. Retries come after this step, so they repeat the same bytes.</summary>
internal sealed class DynamoMarshaller(DynamoEndpoint endpoint) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var request = context.Marshaller.Marshall(context.OriginalRequest);

        request.Endpoint = endpoint.Address;
        request.AuthenticationRegion = endpoint.Region;
        TakeContent(request);
        context.Request = request;
        return base.InvokeAsync<T>(executionContext);
    }

    public override void InvokeSync(IExecutionContext executionContext) => throw new NotSupportedException("Only asynchronous operations are supported.");

    // The SDK writes into a buffer of a pool. An attempt that was given up may still be reading when that goes back, so the bytes are taken out of it.
    private static void TakeContent(IRequest request)
    {
        if (request.ContentStream is not { } stream)
            return;

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        request.ContentStream = null;
        request.Content = content;
        stream.Dispose();
    }
}
