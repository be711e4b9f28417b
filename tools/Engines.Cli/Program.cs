using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli;
using Engines.Cli.Aws;
using Engines.Cli.Commands;
using Engines.Cli.Commands.Queues;
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
    QueueCommand.Create(console, Console.IsInputRedirected ? Console.In : null, TimeProvider.System),
    SchemaCommand.Create(console, Connect, TimeProvider.System),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.CannotRun : code;

static IAmazonDynamoDB Connect(AwsPlace place) => place.Dynamo();
