using System.CommandLine;
using Engines.Cli.Commands.Running;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>local</c>: the local cloud until Ctrl-C, for trying things out.</summary>
internal static class LocalCommand
{
    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var ports = LocalPorts.Usual.Select(port => new Option<int>(port.Option) { Description = $"The port of {port.Of}; 0 for any that is free.", DefaultValueFactory = _ => port.Number }).ToArray();
        var free = new Option<bool>("--free-ports") { Description = "Take any free ports instead of the usual ones." };
        var environment = new Option<string>("--environment") { Description = "Which environment of samconfig.toml the templates are deployed for.", DefaultValueFactory = _ => "dev" };
        environment.AcceptOnlyFromAmong("dev", "prod");
        var replies = new Option<bool>("--replies") { Description = "Run the replies engine too.", DefaultValueFactory = _ => Workplace.RunsReplies };
        var people = new Option<bool>("--people") { Description = "Let people answer, as in the demo; needs the replies engine." };
        var faults = new Option<bool>("--faults") { Description = "Let things go wrong at the providers, as the demo does." };
        var script = new Option<FileInfo?>("--fault-script") { Description = "A JSON list of what goes wrong at the providers (docs/local-edge.md)." };
        var limits = new Option<bool>("--limits") { Description = "Let the providers take no more than real ones: by number, by pair of numbers, by account, and free text within 24 hours." };
        var watch = new Option<bool>("--watch") { Description = "Build an engine when its sources change, and let its processes go over to the new code." };
        var variables = new Option<string>("--variables")
        {
            Description = "The file that gets every address, for other terminals to read in.",
            DefaultValueFactory = _ => Path.Combine(Workplace.Root(), "artifacts", "local", "variables.sh"),
        };
        var command = new Command("local", "Run the engines with their queues, tables and stub providers on this machine until Ctrl-C.")
        {
            free, environment, replies, people, faults, script, limits, watch, variables,
        };
        foreach (var port in ports)
            command.Add(port);
        command.Validators.Add(result =>
        {
            if (result.GetValue(people) && !result.GetValue(replies))
                result.AddError("--people needs --replies true: without the replies engine nobody hears them.");
        });

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, () => new LocalRun(time)
        {
            Ports = LocalPorts.Of(ports.Select(port => arguments.GetValue(free) ? 0 : arguments.GetValue(port))),
            SamEnvironment = arguments.GetValue(environment)!,
            RunsReplies = arguments.GetValue(replies),
            HasPeople = arguments.GetValue(people),
            HasFaults = arguments.GetValue(faults),
            Script = arguments.GetValue(script)?.FullName,
            HasLimits = arguments.GetValue(limits),
            Watches = arguments.GetValue(watch),
            Variables = arguments.GetValue(variables)!,
        }.StayAsync(cancellationToken)));
        return command;
    }
}
