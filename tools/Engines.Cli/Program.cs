using System.CommandLine;
using Engines.Cli;
using Engines.Cli.Commands;
using Spectre.Console;

var root = new RootCommand("Engines: templated messaging on AWS, on this machine.")
{
    DemoCommand.Create(AnsiConsole.Console, TimeProvider.System),
    LocalCommand.Create(AnsiConsole.Console, TimeProvider.System),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.CannotRun : code;
