using System.CommandLine;
using Engines.Schema;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema validate</c> and <c>schema release</c>: what changed since the last release, what that means, and a number for it.</summary>
internal static class SchemaReleaseCommand
{
    public static Command Validate(IAnsiConsole console, Option<string> file)
    {
        var next = Number(new("--version") { Description = "The number that the next release shall have; refused when it says less than the changes mean." });
        var command = new Command("validate", "Compare the file with the last release: every change with its verdict, the reason and the way out.") { file, next };
        command.SetAction((arguments, _) => Failure.ReportAsync(console, () =>
        {
            var path = arguments.GetValue(file)!;
            var tables = TablesFile.Load(path);
            if (FolderOf(path).Last is not { } last)
            {
                console.WriteLine("There is no release yet. Freeze the first one: engines schema release 1.0.0");
                return Task.FromResult(ExitCode.Clean);
            }

            var changes = SchemaComparison.Compare(last.File, tables);
            Tell(console, last.Version, changes);
            if (arguments.GetValue(next) is { } text && Releases.Problem(last.Version, ReleaseVersion.Parse(text)!.Value, changes) is { } problem)
            {
                console.WriteLine(problem);
                return Task.FromResult(ExitCode.PromiseBroken);
            }

            return Task.FromResult(changes.Any(change => change.Kind.Verdict == Verdict.ImpossibleInPlace) ? ExitCode.PromiseBroken : ExitCode.Clean);
        }));
        return command;
    }

    public static Command Release(IAnsiConsole console, Option<string> file)
    {
        var version = new Argument<string>("version") { Description = "Three numbers, such as 1.2.0." };
        version.Validators.Add(result =>
        {
            if (ReleaseVersion.Parse(result.GetValueOrDefault<string>()) is null)
                result.AddError($"'{result.GetValueOrDefault<string>()}' is not a version such as 1.2.0.");
        });
        var command = new Command("release", "Freeze the file as a release, unless the number says less than the changes mean.") { version, file };
        command.SetAction((arguments, _) => Failure.ReportAsync(console, () =>
        {
            var path = arguments.GetValue(file)!;
            console.WriteLine($"written: {FolderOf(path).Freeze(ReleaseVersion.Parse(arguments.GetValue(version)!)!.Value, path)}");
            return Task.FromResult(ExitCode.Clean);
        }));
        return command;
    }

    private static void Tell(IAnsiConsole console, ReleaseVersion last, IReadOnlyList<SchemaChange> changes)
    {
        foreach (var change in changes)
        {
            console.WriteLine($"{Name(change.Kind.Verdict)}: {change.Place}: {change.Kind.Name}{(change.What.Length == 0 ? "" : $" ({change.What})")}");
            console.WriteLine($"    why: {change.Kind.Reason}");
            console.WriteLine($"    do:  {change.Kind.WayOut}");
        }

        console.WriteLine(changes.Count == 0
            ? $"Nothing changed since {last}."
            : $"{changes.Count} {(changes.Count == 1 ? "change" : "changes")} since {last}; the next release is {last.Next(SchemaComparison.Needed(changes))} or higher.");
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Compatible => "compatible",
        Verdict.NeedsMigration => "needs a migration",
        Verdict.BreaksReaders => "breaks readers",
        Verdict.BreaksWriters => "breaks writers",
        _ => "impossible in place",
    };

    private static Option<string?> Number(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ReleaseVersion.Parse(text) is null)
                result.AddError($"'{text}' is not a version such as 1.2.0.");
        });
        return option;
    }

    private static Releases FolderOf(string path) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "releases"));
}
