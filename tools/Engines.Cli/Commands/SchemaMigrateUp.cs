using System.CommandLine;
using System.Globalization;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Schema;
using Engines.Schema.Migration;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema migrate up</c>: carries out what is pending, in order, until something is in the way.</summary>
internal static class SchemaMigrateUp
{
    private const int RateMax = 40_000;
    private const int WorkersMax = 64;

    public static Command Create(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect, AwsOptions aws, MigratePlaces places, TimeProvider time)
    {
        var to = new Option<string?>("--to") { Description = "The last migration to carry out: its number or its whole name; all otherwise." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, count and show examples; write nothing. What is personal is masked." };
        var bring = new Option<bool>("--bring-structure") { Description = "Only where the endpoint is this machine: bring tables, indexes, expiry and streams to what the migration asks for, as CloudFormation would." };
        var rate = Whole("--rate", "The most write units in one second.", 100, 1, RateMax);
        var segments = Whole("--segments", "Into how many parts the table is divided; a migration that was begun keeps its number.", 8, 1, MigrationOptions.SegmentsMax);
        var workers = Whole("--workers", "How many parts are worked on at a time.", 4, 1, WorkersMax);
        var lease = Whole("--lease", "After how many seconds without a sign of life another run takes a part over.", 15, 1, 600);
        var failures = new Option<string>("--failures") { Description = "The file that gets a line for each item that failed.", DefaultValueFactory = _ => "migration-failures.jsonl" };
        var withKeys = new Option<bool>("--with-keys") { Description = "Write keys into that file beside their hashes. They can say something about a person." };
        var command = new Command("up", "Carry out what is pending. Ctrl-C stops it; run it again to go on.") { to, dryRun, bring, rate, segments, workers, lease, failures, withKeys };

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var place = aws.Of(arguments);
            if (arguments.GetValue(bring) && place.Endpoint("DYNAMODB")?.IsLoopback != true)
                throw new CannotRunException("--bring-structure is for an emulator on this machine: name it with --endpoint-url. Deployed tables come from CloudFormation.");
            using var dynamo = connect(place);
            var options = new MigrationOptions
            {
                WriteUnitsPerSecond = arguments.GetValue(rate),
                Segments = arguments.GetValue(segments),
                Workers = arguments.GetValue(workers),
                Lease = TimeSpan.FromSeconds(arguments.GetValue(lease)),
                Failures = new(arguments.GetValue(failures)!, arguments.GetValue(withKeys)),
                Time = time,
            };
            var tables = new MigrateTables(TablesFile.Load(places.File(arguments)), places.Naming(arguments), places.MigrationsTable(arguments));
            var files = UpTo(MigrationFolder.Load(places.Folder(arguments)), arguments.GetValue(to));
            var mode = arguments.GetValue(dryRun) ? MigrateMode.Dry : arguments.GetValue(bring) ? MigrateMode.Bringing : MigrateMode.Real;
            return await new MigrateRun(console, dynamo, tables, options, mode).RunAsync(files, cancellationToken);
        }));
        return command;
    }

    private static IReadOnlyList<MigrationFile> UpTo(IReadOnlyList<MigrationFile> files, string? last)
    {
        if (last is null)
            return files;
        var at = files.ToList().FindIndex(file => file.Id == last || file.Id.StartsWith($"{last}-", StringComparison.Ordinal));
        return at >= 0 ? [.. files.Take(at + 1)] : throw new CannotRunException($"There is no migration {last}. There are: {string.Join(", ", files.Select(file => file.Id))}.");
    }

    private static Option<int> Whole(string name, string description, int fallback, int min, int max)
    {
        var option = new Option<int>(name) { Description = $"{description} {min} to {max.ToString("N0", CultureInfo.InvariantCulture)}; {fallback} otherwise.", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var number && (number < min || number > max))
                result.AddError($"{name} must be between {min} and {max}.");
        });
        return option;
    }
}
