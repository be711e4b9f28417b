using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Functions;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd;

[Collection(EndToEndTests.Name)]
public sealed class When_the_function_is_asked_to_stop(PublishedSender sender)
{
    private const string Phone = "+15559100001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Should_finish_the_batch_that_it_has_and_end_well()
    {
        var release = new TaskCompletionSource();
        await using var cloud = await StartAsync(release.Task);
        await using var api = await RuntimeApi.StartAsync(Settings(cloud), Ids.Next, TimeProvider.System, CancellationToken.None);
        await using var process = FunctionProcess.Start(Settings(cloud), api.Endpoint, "e2e/[$LATEST]stop", _ => { }, TimeProvider.System);

        var invocation = api.InvokeAsync(Batch(), Patience, CancellationToken.None);
        await cloud.Ledger.WaitAsync(entries => entries.Count == 1, CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        var stopping = process.StopAsync();
        Assert.False(invocation.IsCompleted);
        release.SetResult();

        var answered = Assert.IsType<InvocationOutcome.Answered>(await invocation);
        Assert.Equal("""{"batchItemFailures":[]}""", System.Text.Encoding.UTF8.GetString(answered.Payload.Span));
        Assert.Equal(0, await stopping);
        var item = await cloud.Store.ReadAsync(ConversationId.Of(Channel.WhatsApp, RequestBody.ClinicNumber, Phone), "stopped", CancellationToken.None);
        Assert.Equal(OutboundStatus.Sent, item?.Status);
    }

    [Fact]
    public async Task Should_end_at_once_when_it_has_nothing_to_do()
    {
        await using var cloud = await StartAsync(Task.CompletedTask);
        await using var api = await RuntimeApi.StartAsync(Settings(cloud), Ids.Next, TimeProvider.System, CancellationToken.None);
        await using var process = FunctionProcess.Start(Settings(cloud), api.Endpoint, "e2e/[$LATEST]idle", _ => { }, TimeProvider.System);

        Assert.IsType<InvocationOutcome.Answered>(await api.InvokeAsync("""{"Records":[]}"""u8.ToArray(), Patience, CancellationToken.None));
        Assert.Equal(0, await process.StopAsync());
    }

    private Task<LocalCloud> StartAsync(Task release) => LocalCloud.StartAsync(
        new()
        {
            Root = Repository.Root,
            SenderAssembly = sender.Assembly,
            Processes = 1,
            Faults = new(_ => new Fault.TimeoutAfterAccept(release)),
        },
        CancellationToken.None);

    private FunctionSettings Settings(LocalCloud cloud) =>
        new("template-sender", sender.Assembly) { Environment = cloud.SenderEnvironment, StopTimeout = Patience, Region = "eu-west-1" };

    // Not from the cloud's own queue: this process is a second one, and its batch is only its own.
    private static ReadOnlyMemory<byte> Batch()
    {
        var queue = new LocalQueue(new QueueOptions { Name = "aside" }, TimeProvider.System);
        queue.Send(new(RequestBody.Reminder("stopped", Phone).ToJsonString()));
        return SqsEvent.Write(queue, Assert.IsType<ReceiveAnswer.Received>(queue.Receive(new())).Messages);
    }
}
