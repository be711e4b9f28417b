using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli;
using Engines.Cli.Commands;
using Spectre.Console;

// Escape codes in a file or a pipe help nobody.
var console = AnsiConsole.Create(new()
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
});

// What reads a file or a pipe has no width, and a table cut to the width of a terminal would break its ids.
if (Console.IsOutputRedirected)
    console.Profile.Width = 240;

var root = new RootCommand("Engines: templated messaging and replies on AWS, on this machine or in an account.")
{
    DemoCommand.Create(console, TimeProvider.System),
    LocalCommand.Create(console, TimeProvider.System),
    ConversationCommand.Create(console, Connect, TimeProvider.System),
    CompaniesCommand.Create(console, Connect),
    SchemaCommand.Create(console),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.CannotRun : code;

// Region, endpoint and credentials come from where every program with the SDK has them. Somebody waits, so it gives up sooner than the SDK would.
static IAmazonDynamoDB Connect() => new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 3, Timeout = TimeSpan.FromSeconds(10) });
