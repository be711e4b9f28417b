using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Engines.Cli;
using Engines.Cli.Commands.Queues;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Spectre.Console;

namespace Engines.Tests.Integration.Cli;

public sealed class QueueCommandTests : IAsyncLifetime
{
    private readonly LocalQueue dead = new(new() { Name = "work-dead" }, TimeProvider.System);
    private readonly LocalQueue queue;
    private SqsEndpoint endpoint = null!;

    public QueueCommandTests() => queue = new(new() { Name = "work", Redrive = new(dead, 3) }, TimeProvider.System);

    public async Task InitializeAsync() => endpoint = await SqsEndpoint.StartAsync(LocalQueues.Of(queue, dead), 0, CancellationToken.None);

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Fact]
    public async Task Send_BodyAttributesAndDelay_ArriveAsTheyAre()
    {
        var (code, output) = await RunAsync("send", "work", "--body", "{\"a\": \"ä\"}", "--attribute", "source=normalised", "--attribute", "query=a=b", "--delay", "900");

        var message = Assert.Single(queue.Peek(10));
        Assert.Equal((ExitCode.Clean, QueuedState.Delayed, "{\"a\": \"ä\"}"), (code, message.State, message.Message.Body));
        Assert.Equal(("normalised", "a=b"), (message.Message.Attributes["source"].StringValue, message.Message.Attributes["query"].StringValue));
        Assert.Contains(message.MessageId, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FileOrPipe_IsTheBody()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, "from a file");
        await RunAsync("send", "work", "--file", file);
        File.Delete(file);
        await RunAsync(new StringReader("from a pipe"), "send", endpoint.UrlOf(queue).AbsoluteUri);

        Assert.Equal(["from a file", "from a pipe"], queue.Peek(10).Select(message => message.Message.Body));
        Assert.Equal(ExitCode.CannotRun, (await RunAsync("send", "work", "--file", file)).Code);
    }

    [Fact]
    public async Task List_Queues_ShowsCountsAndWhereDeadLettersGo()
    {
        queue.Send(new("one"));
        dead.Send(new("two"), TimeSpan.FromMinutes(1));

        var (code, output) = await RunAsync("list");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Matches(@"work +│ +1 │ +0 │ +0 │ work-dead", output);
        Assert.Matches(@"work-dead +│ +0 │ +0 │ +1 │ -", output);
        Assert.DoesNotMatch(@"│ work +│", (await RunAsync("list", "--prefix", "work-")).Output);
    }

    [Fact]
    public async Task Peek_Messages_ShowsReasonsAndPutsThemBack()
    {
        dead.Send(new QueueMessage("what was said").WithAttribute("reason", "too_old").WithAttribute("detail", "9 days").WithAttribute("signature", "secret"));

        var (code, output) = await RunAsync("peek", "work-dead");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Contains("detail=9 days, reason=too_old, signature ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.DoesNotContain("what was said", output, StringComparison.Ordinal);
        var message = Assert.Single(dead.Peek(10));
        Assert.Equal((QueuedState.Visible, 1), (message.State, message.ReceiveCount));

        Assert.Contains("what was said", (await RunAsync("peek", "work-dead", "--with-body")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Peek_MoreThanOneBatch_ShowsEachOnce()
    {
        for (var index = 0; index < 25; index++)
            queue.Send(new($"{index}"));

        var (_, output) = await RunAsync("peek", "work", "--most", "15");

        Assert.Contains("15 of about 25 in work", output, StringComparison.Ordinal);
        Assert.Equal(15, queue.Peek(25).Count(message => output.Contains(message.MessageId, StringComparison.Ordinal)));
        Assert.Equal(25, queue.Count().Visible);
    }

    [Fact]
    public async Task Redrive_LettersThatAnEngineSent_GoToTheQueueWhoseDeadLettersTheseAre()
    {
        dead.Send(new("one"));
        dead.Send(new("two"));

        var (code, output) = await RunAsync("redrive", "work-dead");

        Assert.Equal((ExitCode.Clean, 2, 0), (code, queue.Count().Visible, dead.Count().Total));
        Assert.Contains("Moved 2.", output, StringComparison.Ordinal);
        Assert.Contains("Nothing to move", (await RunAsync("redrive", "work-dead")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redrive_OfNoDeadLetters_IsRefused()
    {
        queue.Send(new("one"));

        var (code, output) = await RunAsync("redrive", "work", "--to", "work-dead");

        Assert.Equal(ExitCode.CannotRun, code);
        Assert.Contains("must be configured as a Dead Letter Queue", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redrive_Cancelled_LeavesTheMoveRunningAndSaysSo()
    {
        for (var index = 0; index < 3; index++)
            dead.Send(new($"{index}"));
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter();
        var run = Parse(output, null, ["redrive", "work-dead", "--rate", "1"]).InvokeAsync(cancellationToken: cancellation.Token);
        await queue.WaitForVisibleAsync(TimeSpan.FromSeconds(20), CancellationToken.None);

        await cancellation.CancelAsync();

        Assert.Equal((int)ExitCode.CannotRun, await run);
        Assert.Contains("The move goes on without you", output.ToString(), StringComparison.Ordinal);
        while (dead.Count().Total > 0)
            await queue.NextChange.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Purge_WithoutYes_SaysHowManyAndDeletesNone()
    {
        queue.Send(new("one"));
        queue.Send(new("two"), TimeSpan.FromMinutes(1));

        var (refused, warning) = await RunAsync("purge", "work");
        Assert.Equal((ExitCode.CannotRun, 2), (refused, queue.Count().Total));
        Assert.Contains("2 messages (1 visible, 0 in flight, 1 delayed)", warning, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Clean, (await RunAsync("purge", "work", "--yes")).Code);
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public async Task AnyCommand_UnknownQueue_SaysWhereAndWhichThereAre()
    {
        var (code, output) = await RunAsync("peek", "wrok");

        Assert.Equal(ExitCode.CannotRun, code);
        Assert.Contains($"There is no queue wrok in eu-west-1 at {endpoint.Address}. There are work, work-dead.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_NobodyListens_SaysSo()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        using var output = new StringWriter();

        Assert.Equal((int)ExitCode.CannotRun, await Root(output, null).Parse(["queue", "list", "--region", "eu-west-1", "--endpoint-url", address]).InvokeAsync());
        Assert.Contains($"Nobody listens at {address}.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_UnknownProfile_SaysSo()
    {
        var (code, output) = await RunAsync("list", "--profile", "nobody-has-this");

        Assert.Equal(ExitCode.CannotRun, code);
        Assert.Contains("There is no profile nobody-has-this", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no body", "send", "work")]
    [InlineData("not both", "send", "work", "--body", "a", "--file", "b")]
    [InlineData("--attribute must be name=value", "send", "work", "--body", "a", "--attribute", "nothing")]
    [InlineData("--delay must be", "send", "work", "--body", "a", "--delay", "901")]
    [InlineData("--most must be", "peek", "work", "--most", "101")]
    [InlineData("--rate must be", "redrive", "work", "--rate", "0")]
    public void Arguments_ThatMakeNoSense_AreRefusedBeforeAnyCall(string problem, params string[] arguments) =>
        Assert.Contains(Parse(TextWriter.Null, null, arguments).Errors, error => error.Message.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void EndpointUrl_ThatIsNoAddress_IsRefused() =>
        Assert.Contains(Root(TextWriter.Null, null).Parse(["queue", "list", "--endpoint-url", "localhost:9324"]).Errors, error =>
            error.Message.Contains("--endpoint-url must be an address", StringComparison.Ordinal));

    private Task<(ExitCode Code, string Output)> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    private async Task<(ExitCode Code, string Output)> RunAsync(TextReader? input, params string[] arguments)
    {
        using var output = new StringWriter();
        var parsed = Parse(output, input, arguments);
        Assert.Empty(parsed.Errors);
        return ((ExitCode)await parsed.InvokeAsync(), output.ToString());
    }

    private ParseResult Parse(TextWriter output, TextReader? input, string[] arguments) =>
        Root(output, input).Parse(["queue", .. arguments, "--region", "eu-west-1", "--endpoint-url", endpoint.Address.AbsoluteUri]);

    private static RootCommand Root(TextWriter output, TextReader? input)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 240;
        return new RootCommand { QueueCommand.Create(console, input, TimeProvider.System) };
    }
}
