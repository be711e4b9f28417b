using System.CommandLine;
using Engines.Cli;
using Engines.Cli.Commands;
using Spectre.Console;

// Escape codes in a file or a pipe help nobody.
var console = AnsiConsole.Create(new()
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
});
var root = new RootCommand("Engines: templated messaging on AWS, on this machine.")
{
    DemoCommand.Create(console, TimeProvider.System),
    LocalCommand.Create(console, TimeProvider.System),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.CannotRun : code;
