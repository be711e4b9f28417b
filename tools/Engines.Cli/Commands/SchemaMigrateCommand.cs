using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Schema;
using Engines.Schema.Migration;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema migrate</c>: brings tables and items from one version to the next.</summary>
internal static class SchemaMigrateCommand
{
    public static Command Create(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect, Option<string> file, TimeProvider time)
    {
        var aws = new AwsOptions("DYNAMODB");
        var places = new MigratePlaces(file);
        var command = new Command("migrate", "Bring tables and items to the next version. It can be stopped at any moment, and run again.")
        {
            Status(console, connect, aws, places, time),
            SchemaMigrateUp.Create(console, connect, aws, places, time),
        };
        aws.AddTo(command);
        places.AddTo(command);
        return command;
    }

    private static Command Status(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect, AwsOptions aws, MigratePlaces places, TimeProvider time)
    {
        var command = new Command("status", "Which migrations there are, and where each stands.");
        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            using var dynamo = connect(aws.Of(arguments));
            var files = MigrationFolder.Load(places.Folder(arguments));
            var plan = new MigrationPlan(dynamo, places.MigrationsTable(arguments), time);
            foreach (var (migration, record) in await plan.ReadAsync(files, cancellationToken))
                console.WriteLine($"{migration.Id}  {await StandingAsync(plan, record, cancellationToken)}  {migration.Description}");
            if (files.Count == 0)
                console.WriteLine($"There is no migration in {places.Folder(arguments)}.");
            return ExitCode.Clean;
        }));
        return command;
    }

    private static async Task<string> StandingAsync(MigrationPlan plan, MigrationRecord? record, CancellationToken cancellationToken)
    {
        if (record is null)
            return "pending";
        if (record.Status == MigrationStatus.Applied)
            return $"applied {record.FinishedAt:yyyy-MM-dd HH:mm}";
        if (record.Status == MigrationStatus.Failed)
            return $"{record.Counts.Failed} items failed";
        var (done, counts) = await plan.ProgressAsync(record, cancellationToken);
        return $"begun: {done} of {record.Segments} segments, {MigrateText.Of(counts)}";
    }
}
