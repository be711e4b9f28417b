using System.Net;
using System.Text;

namespace Engines.Tests.Simulation.Edges;

/// <summary>A DynamoDB that throttles every second call, in DynamoDB's own words.</summary>
public sealed class ThrottlingHandler : DelegatingHandler
{
    private const string Refusal = """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}""";

    private int calls;

    public ThrottlingHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    public int Throttled { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref calls) % 2 == 0)
            return await base.SendAsync(request, cancellationToken);

        Throttled++;
        return new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(Refusal, Encoding.UTF8, "application/x-amz-json-1.0"),
            RequestMessage = request,
        };
    }
}
