using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Reads the event from one stream and writes the result to the other.</summary>
internal delegate Task InvocationHandler(MemoryStream input, ILambdaContext context, MemoryStream output);
