using System.CommandLine;
using Benchmarks;

var defaults = new BenchmarkOptions();
var messages = new Option<int>("--messages") { Description = "Messages in each measurement; a multiple of 10.", DefaultValueFactory = _ => defaults.Messages };
var warmup = new Option<int>("--warmup") { Description = "Messages before each measurement; a multiple of 10.", DefaultValueFactory = _ => defaults.WarmupMessages };
var rounds = new Option<int>("--rounds") { Description = "Processes of each program whose CPU is measured.", DefaultValueFactory = _ => defaults.Rounds };
var starts = new Option<int>("--starts") { Description = "Processes of each program whose start is measured.", DefaultValueFactory = _ => defaults.Starts };
var engine = new Option<string?>("--engine") { Description = "The function's dll, if not the one that this command publishes." };
var skipPublish = new Option<bool>("--skip-publish") { Description = "Measure what an earlier run published." };
var variables = new Option<string[]>("--env") { Description = "NAME=VALUE for both programs, such as DOTNET_PerfMapEnabled=1; may be repeated." };
var json = new Option<bool>("--json") { Description = "Print the figures as JSON instead of a table." };
var command = new RootCommand("Measures the published TemplateSender against a floor program that makes the same calls and nothing else.")
{
    messages, warmup, rounds, starts, engine, skipPublish, variables, json,
};
foreach (var batched in (Option<int>[])[messages, warmup])
{
    batched.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value <= 0 || value % Batches.Size != 0))
            result.AddError($"{batched.Name} must be a positive multiple of {Batches.Size}.");
    });
}

command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new BenchmarkOptions
    {
        Messages = arguments.GetValue(messages),
        WarmupMessages = arguments.GetValue(warmup),
        Rounds = arguments.GetValue(rounds),
        Starts = arguments.GetValue(starts),
    };
    try
    {
        var programs = await Publishing.FindAsync(arguments.GetValue(engine), arguments.GetValue(skipPublish), cancellationToken);
        await using var cloud = await LocalCloud.StartAsync(TimeProvider.System);
        cloud.ExtraVariables = arguments.GetValue(variables) ?? [];
        var report = await new Benchmark(cloud, options, TimeProvider.System).RunAsync(programs, cancellationToken);
        Console.Out.WriteLine(arguments.GetValue(json) ? report.ToJson() : report.ToTable());
        return report.IsWithinTargets ? 0 : 1;
    }
    catch (InvalidRunException failure)
    {
        Console.Error.WriteLine($"The run is invalid: {failure.Message}");
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
