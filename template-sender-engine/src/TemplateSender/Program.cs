using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Engines.Channels;
using Engines.Lambda;
using TemplateSender;

using var termination = TerminationSignal.Listen();
SenderFunction? sender = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<SQSEvent, SQSBatchResponse>(
        (batch, context) => sender!.HandleAsync(batch, context),
        new SourceGeneratorLambdaJsonSerializer<SenderFunctionJson>())
    .UseBootstrapHandler(() =>
    {
        // Inside the initializer, so that a wrong environment is reported to Lambda as an init error and not only as a dead process.
        var options = SenderOptions.Read(Environment.GetEnvironmentVariable);
        sender = Sender.Create(options, EngineEdges.Create(options.HasLocalSecrets, Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync(termination.Token);
