using System.Globalization;
using Amazon.DynamoDBv2;
using Engines.Schema;
using Engines.Schema.Migration;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>The tables of a run: what the file says of them, what they are called, and which one remembers.</summary>
internal sealed record MigrateTables(TablesFile File, Func<string, string> Naming, string Migrations);

/// <summary>What a run may do.</summary>
internal enum MigrateMode
{
    /// <summary>Migrate items; structure is only looked at.</summary>
    Real,

    /// <summary>On an emulator: bring structure too.</summary>
    Bringing,

    /// <summary>Nothing.</summary>
    Dry,
}

/// <summary>Carries out migrations one after the other and tells how it goes.</summary>
internal sealed class MigrateRun(IAnsiConsole console, IAmazonDynamoDB dynamo, MigrateTables tables, MigrationOptions options, MigrateMode mode)
{
    private const int ExamplesMax = 3;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public async Task<ExitCode> RunAsync(IReadOnlyList<MigrationFile> files, CancellationToken cancellationToken)
    {
        var plan = new MigrationPlan(dynamo, tables.Migrations, options.Time);
        var pending = (await plan.ReadAsync(files, cancellationToken)).Where(one => one.Record?.Status != MigrationStatus.Applied).ToArray();
        if (pending.Length == 0)
            console.WriteLine($"Nothing to do: {files.Count} {(files.Count == 1 ? "migration" : "migrations")}, all applied.");
        foreach (var (file, _) in pending)
        {
            var code = file switch
            {
                MigrationFile.Structure structure => await CheckAsync(plan, structure, cancellationToken),
                MigrationFile.Data data when mode == MigrateMode.Dry => await TryOutAsync(data, cancellationToken),
                _ => await MigrateAsync((MigrationFile.Data)file, cancellationToken),
            };
            if (code != ExitCode.Clean && mode != MigrateMode.Dry)
                return code;
        }

        return ExitCode.Clean;
    }

    private async Task<ExitCode> CheckAsync(MigrationPlan plan, MigrationFile.Structure structure, CancellationToken cancellationToken)
    {
        var check = new StructureCheck(dynamo, options.Time);
        if (mode == MigrateMode.Bringing)
            await check.BringAsync(structure, tables.File, tables.Naming, cancellationToken);
        var missing = await check.MissingAsync(structure, tables.File, tables.Naming, cancellationToken);
        if (missing.Count > 0)
        {
            console.WriteLine($"{structure.Id}: {tables.Naming(structure.Table)} lacks {string.Join(", ", missing)}.");
            console.WriteLine("  Deploy the template that `engines schema generate` makes of tables.yaml, one index change in each deployment, and run this again.");
            return ExitCode.PromiseBroken;
        }

        if (mode != MigrateMode.Dry)
            await plan.RecordAsync(structure, cancellationToken);
        console.WriteLine($"{structure.Id}: {tables.Naming(structure.Table)} has {string.Join(", ", structure.Requires)}{(mode == MigrateMode.Dry ? "." : "; applied.")}");
        return ExitCode.Clean;
    }

    private async Task<ExitCode> TryOutAsync(MigrationFile.Data data, CancellationToken cancellationToken)
    {
        var report = await new DryRun(dynamo, options).RunAsync(data, tables.File, tables.Naming, ExamplesMax, cancellationToken);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Id}: {MigrateText.Of(data)}. Nothing is written."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {report.Read:N0} read, {report.Would:N0} would be migrated, {report.Refused.Values.Sum():N0} would fail."));
        foreach (var (reason, count) in report.Refused)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count:N0} would fail: {reason}"));
        foreach (var example in report.Examples)
        {
            console.WriteLine($"  item {example.KeyHash}");
            foreach (var (attribute, before, after) in example.Changes)
                console.WriteLine($"    {attribute}: {before} -> {after}");
        }

        return ExitCode.Clean;
    }

    private async Task<ExitCode> MigrateAsync(MigrationFile.Data data, CancellationToken cancellationToken)
    {
        var runner = new DataMigrationRunner(dynamo, tables.Migrations, options);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Id}: {MigrateText.Of(data)}, at most {options.WriteUnitsPerSecond:N0} write units a second"));
        MigrationRecord record;
        await using (new Background(token => MigrateProgress.ShowAsync(console, runner.Tally, (Step, options.Time), token)))
            record = await runner.RunAsync(data, tables.File, tables.Naming, cancellationToken);

        console.WriteLine($"  this run: {MigrateText.Of(runner.Tally.Counts)}, asked again {runner.Retries} times");
        console.WriteLine($"  checkpoints of pass {record.Pass}: {MigrateText.Of(record.Counts)}");
        if (record.Status == MigrationStatus.Applied)
        {
            console.WriteLine($"{data.Id}: applied.");
            return ExitCode.Clean;
        }

        console.WriteLine($"{data.Id}: {record.Counts.Failed} items could not be migrated; {options.Failures?.Path} says why. Mend them, and run this again: only what still has the old version is looked at.");
        return ExitCode.PromiseBroken;
    }
}
