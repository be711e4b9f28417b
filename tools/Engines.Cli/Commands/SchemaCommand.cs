using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Schema;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema</c>: what follows from tables.yaml.</summary>
internal static class SchemaCommand
{
    private const string DefaultFile = "shared-infra/schema/tables.yaml";

    public static Command Create(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect, TimeProvider time) => new("schema", "Tables as code: one tables.yaml, and all that follows from it.")
    {
        Generate(console), Lint(console), SchemaReleaseCommand.Validate(console, FileOption()), SchemaReleaseCommand.Release(console, FileOption()),
        SchemaMigrateCommand.Create(console, connect, FileOption(), time),
        SchemaCreateCommand.Create(console, FileOption(), connect, time), SchemaLiveCommand.Pull(console, connect), SchemaLiveCommand.Drift(console, FileOption(), connect),
    };

    private static Command Generate(IAnsiConsole console)
    {
        var file = FileOption();
        var folder = new Option<string?>("--out") { Description = "The folder to write to; 'generated' beside the file otherwise." };
        var templates = new Option<string?>("--templates") { Description = "A folder with templates of your own; what is not in it is the tool's." };
        var check = new Option<bool>("--check") { Description = "Write nothing, and fail if a file is missing, stale or no longer generated." };
        var target = new Option<string[]>("--target")
        {
            Description = $"Some of {string.Join(", ", SchemaGenerator.Targets)}, with commas; all otherwise.",
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            DefaultValueFactory = _ => [.. SchemaGenerator.Targets],
        };
        var command = new Command("generate", "Make code, schemas, documents, policies and table resources of the file.") { file, folder, target, templates, check };

        command.SetAction((arguments, _) => Failure.ReportAsync(console, () =>
        {
            var path = arguments.GetValue(file)!;
            var output = arguments.GetValue(folder) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "generated");
            var targets = arguments.GetValue(target)!;
            var tables = TablesFile.Load(path);
            var files = SchemaGenerator.Generate(tables, targets, arguments.GetValue(templates));
            var template = SchemaGenerator.InPlace(tables, targets, arguments.GetValue(templates));
            var count = files.Count + (template is null ? 0 : 1);
            if (arguments.GetValue(check))
                return Task.FromResult(Tell(console, [.. GeneratedFolder.Compare(output, targets, files), .. Stale(template)], count));

            var report = Report(console, [.. GeneratedFolder.Write(output, targets, files), .. Stale(template)], count);
            template?.Write();
            return Task.FromResult(report);
        }));
        return command;
    }

    private static Command Lint(IAnsiConsole console)
    {
        var file = FileOption();
        var command = new Command("lint", "Read the file and tell everything that is wrong with it.") { file };
        command.SetAction((arguments, _) => Failure.ReportAsync(console, () =>
        {
            var tables = TablesFile.Load(arguments.GetValue(file)!);
            console.WriteLine($"{tables.Tables.Count} tables, {tables.Tables.Sum(table => table.Items.Count)} kinds of items, {tables.Types.Count} types: nothing wrong.");
            return Task.FromResult(ExitCode.Clean);
        }));
        return command;
    }

    private static IEnumerable<FolderDifference> Stale(TemplateChange? template) => template is { IsStale: true } ? [new(template.Path, FolderDifferenceKind.Stale)] : [];

    private static ExitCode Tell(IAnsiConsole console, IReadOnlyList<FolderDifference> differences, int count)
    {
        foreach (var difference in differences)
            console.WriteLine($"{Name(difference.Kind)}: {difference.Path}");
        console.WriteLine(differences.Count == 0 ? $"{count} files, none stale." : "Run `engines schema generate`, and commit what it writes.");
        return differences.Count == 0 ? ExitCode.Clean : ExitCode.PromiseBroken;
    }

    private static ExitCode Report(IAnsiConsole console, IReadOnlyList<FolderDifference> differences, int count)
    {
        foreach (var difference in differences)
            console.WriteLine($"{(difference.Kind == FolderDifferenceKind.Stray ? "removed" : "written")}: {difference.Path}");
        console.WriteLine($"{count} files, {differences.Count} changed.");
        return ExitCode.Clean;
    }

    private static string Name(FolderDifferenceKind kind) => kind switch
    {
        FolderDifferenceKind.Missing => "missing",
        FolderDifferenceKind.Stale => "stale",
        _ => "no longer generated",
    };

    private static Option<string> FileOption() => new("--file")
    {
        Description = $"The schema; {DefaultFile} of this clone otherwise.",
        DefaultValueFactory = _ => Path.Combine(Workplace.Root(), DefaultFile),
    };
}
