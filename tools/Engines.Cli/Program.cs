using System.CommandLine;
using Engines.Cli.Commands;
using Spectre.Console;

var root = new RootCommand("Engines: templated messaging on AWS, on this machine.")
{
    DemoCommand.Create(AnsiConsole.Console, TimeProvider.System),
    LocalCommand.Create(AnsiConsole.Console, TimeProvider.System),
};
return await root.Parse(args).InvokeAsync();
