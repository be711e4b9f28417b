using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Engines.Channels;
using Engines.Lambda;
using Replies;

using var termination = TerminationSignal.Listen();
RepliesFunction? replies = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<SQSEvent, SQSBatchResponse>(
        (batch, context) => replies!.HandleAsync(batch, context),
        new SourceGeneratorLambdaJsonSerializer<RepliesFunctionJson>())
    .UseBootstrapHandler(() =>
    {
        // Inside the initializer, so that a wrong environment is reported to Lambda as an init error and not only as a dead process.
        var options = RepliesOptions.Read(Environment.GetEnvironmentVariable);
        replies = RepliesEngine.Create(options, EngineEdges.Create(options.HasLocalSecrets, Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync(termination.Token);
