using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli;
using Engines.Cli.Aws;
using Engines.Cli.Commands;
using Engines.Conversations;
using Engines.Local.DynamoDb;
using Engines.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Engines.Tests.Integration.Cli;

public sealed class ConversationCommandTests(TestTables tables) : IClassFixture<TestTables>
{
    private const string Person = "+15555550123";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 12, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Commands_OneConversation_AreListedShownHandedOffAndReleased()
    {
        var conversation = (await WriteAsync()).Value;

        var (listed, list) = await RunAsync("list", "--company", "acme", "--project", "p", "--status", "open");
        Assert.Equal(ExitCode.Clean, listed);
        Assert.Contains(conversation, list, StringComparison.Ordinal);

        var (shown, plain) = await RunAsync("show", conversation);
        Assert.Equal(ExitCode.Clean, shown);
        Assert.DoesNotContain("Is anybody there?", plain, StringComparison.Ordinal);
        var (_, full) = await RunAsync("show", conversation, "--with-content");
        Assert.Contains("Is anybody there?", full, StringComparison.Ordinal);
        Assert.All([list, plain, full], text => Assert.DoesNotContain(Person, text, StringComparison.Ordinal));

        Assert.Equal(ExitCode.Clean, (await RunAsync("handoff", conversation, "--reason", "complaint")).Code);
        var (_, handedOff) = await RunAsync("list", "--company", "acme", "--project", "p", "--status", "handed_off");
        Assert.Contains("complaint", handedOff, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await RunAsync("release", conversation)).Code);
        Assert.Equal(ExitCode.CannotRun, (await RunAsync("release", conversation)).Code);
    }

    [Theory]
    [InlineData("'c_short' is no conversation id", "show", "c_short")]
    [InlineData("--reason must be 1 to 100 characters", "handoff", "c_aaaaaaaaaaaaaaaaaaaaaaaaaa", "--reason", "")]
    [InlineData("--most must be between", "list", "--company", "acme", "--project", "p", "--most", "0")]
    [InlineData("'gone' not recognized", "list", "--company", "acme", "--project", "p", "--status", "gone")]
    public void Arguments_ThatMakeNoSense_AreRefusedBeforeAnyCall(string problem, params string[] arguments) =>
        Assert.Contains(Parse(TextWriter.Null, tables.ConversationsName, arguments).Errors, error => error.Message.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public async Task Show_UnknownConversationOrTable_SaysSo()
    {
        var (code, text) = await RunAsync("show", "c_aaaaaaaaaaaaaaaaaaaaaaaaaa");
        Assert.Equal(ExitCode.CannotRun, code);
        Assert.Contains("c_aaaaaaaaaaaaaaaaaaaaaaaaaa is unknown", text, StringComparison.Ordinal);

        using var output = new StringWriter();
        Assert.Equal((int)ExitCode.CannotRun, await Parse(output, "no-such-table", ["show", "c_aaaaaaaaaaaaaaaaaaaaaaaaaa"]).InvokeAsync());
        Assert.Contains("There is no table no-such-table", output.ToString(), StringComparison.Ordinal);
    }

    private async Task<(ExitCode Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var parsed = Parse(output, tables.ConversationsName, arguments);
        Assert.Empty(parsed.Errors);
        return ((ExitCode)await parsed.InvokeAsync(), output.ToString());
    }

    private ParseResult Parse(TextWriter output, string table, string[] arguments)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 240;
        var root = new RootCommand { ConversationCommand.Create(console, Connect, clock) };
        return root.Parse(["conversation", .. arguments, "--conversations-table", table]);
    }

    // A command closes the client that it was given.
    private static IAmazonDynamoDB Connect(AwsPlace place) => DynamoDbLocal.SharedAsync().GetAwaiter().GetResult().CreateClient();

    private async Task<ConversationId> WriteAsync()
    {
        var conversation = ConversationId.Of(Channel.Sms, "+15555550100", Person);
        var record = new InboundRecord
        {
            Place = new ConversationPlace(conversation, "acme", "p", Channel.Sms),
            Provider = ProviderKind.Twilio,
            ProviderMessageId = "SM00000000000000000000000000000001",
            SentAt = clock.GetUtcNow(),
            Content = new InboundContent { Kind = InboundKind.Text, Text = "Is anybody there?" },
        };
        var replies = new ReplyStore(tables.Conversations, TimeSpan.FromDays(365), clock);
        await replies.RecordAsync(record, null, _ => Task.FromResult(ConversationStatus.Open), CancellationToken.None);
        return conversation;
    }
}
