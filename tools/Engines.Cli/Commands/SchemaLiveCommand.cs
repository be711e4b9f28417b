using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Cli.Aws;
using Engines.Schema;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema pull</c> and <c>schema drift</c>: tables that stand become a file, or are compared with one.</summary>
internal static class SchemaLiveCommand
{
    private const int SampleMax = 100_000;

    public static Command Pull(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var aws = new AwsOptions("DYNAMODB");
        var (names, sample) = (NamesOption(), SampleOption(1_000, "How many items of each table to look at for kinds, attributes and types."));
        var tables = new Option<string[]>("--table") { Description = "Only this table, by its real name; may be repeated." };
        var output = new Option<string?>("--out") { Description = "The file to write; shown otherwise." };
        var force = new Option<bool>("--force") { Description = "Overwrite the file." };
        var version = new Option<string>("--version-attribute") { Description = "The attribute of items with the version of their shape.", DefaultValueFactory = _ => TablesFile.DefaultVersionAttribute };
        var command = new Command("pull", "Make a tables.yaml out of tables that stand. Values of items do not get into it, except words that are one of a few.") { names, tables, sample, output, force, version };
        aws.AddTo(command);

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var path = arguments.GetValue(output);
            if (path is not null && File.Exists(path) && !arguments.GetValue(force))
                throw new CannotRunException($"{path} is there already. Choose another name, or overwrite it with --force.");

            using var dynamo = connect(aws.Of(arguments));
            var found = await ChooseAsync(dynamo, new(arguments.GetValue(names)!), arguments.GetValue(tables) ?? [], cancellationToken);
            var pulled = new List<(LiveTable, IReadOnlyList<Dictionary<string, AttributeValue>>)>();
            foreach (var (realName, shortName) in found)
            {
                var live = await LiveTables.ReadAsync(dynamo, realName, shortName, cancellationToken) ?? throw new CannotRunException(NoTable(realName));
                pulled.Add((live, await SampleAsync(dynamo, realName, arguments.GetValue(sample), cancellationToken)));
            }

            var text = SchemaPull.Describe(pulled, arguments.GetValue(version)!);
            if (path is null)
            {
                // Past the console, which would break long lines.
                await console.Profile.Out.Writer.WriteAsync(text);
                return ExitCode.Clean;
            }

            await File.WriteAllTextAsync(path, text, cancellationToken);
            console.WriteLine($"written: {path}, {pulled.Count} {(pulled.Count == 1 ? "table" : "tables")}. Its comments say what to check.");
            TellUnread(console, pulled.Select(one => one.Item1));
            return ExitCode.Clean;
        }));
        return command;
    }

    public static Command Drift(IAnsiConsole console, Option<string> file, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var aws = new AwsOptions("DYNAMODB");
        var (names, sample) = (NamesOption(), SampleOption(0, "How many items of each table to compare with their kinds; none unless it is said, for items cost read units."));
        var command = new Command("drift", "Compare tables that stand with the file: structure, and with --sample items. Exit code 0: equal; 1: not; 2: it could not be compared.") { file, names, sample };
        aws.AddTo(command);

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var tables = TablesFile.Load(arguments.GetValue(file)!);
            var naming = new TableNaming(arguments.GetValue(names)!);
            using var dynamo = connect(aws.Of(arguments));
            var (differences, standing) = (new List<Difference>(), new List<LiveTable>());
            foreach (var table in tables.Tables)
            {
                var live = await LiveTables.ReadAsync(dynamo, naming.RealName(table.Name), table.Name, cancellationToken);
                var items = live is null ? [] : await SampleAsync(dynamo, live.RealName, arguments.GetValue(sample), cancellationToken);
                differences.AddRange(SchemaDrift.Find(tables, table, live, items));
                standing.AddRange(live is null ? [] : [live]);
            }

            if (naming.IsSelective)
            {
                differences.AddRange((await LiveTables.ListAsync(dynamo, naming, cancellationToken))
                    .Where(one => tables.Tables.All(table => table.Name != one.ShortName)).Select(one => SchemaDrift.NotInFile(one.RealName, one.ShortName)));
            }

            Tell(console, differences, tables.Tables.Count);
            TellUnread(console, standing);
            return differences.Count == 0 ? ExitCode.Clean : ExitCode.PromiseBroken;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<(string RealName, string ShortName)>> ChooseAsync(
        IAmazonDynamoDB dynamo, TableNaming naming, string[] tables, CancellationToken cancellationToken)
    {
        if (tables.Length > 0)
            return [.. tables.Select(name => (name, naming.ShortName(name) ?? name))];
        var found = await LiveTables.ListAsync(dynamo, naming, cancellationToken);
        return found.Count > 0 ? found : throw new CannotRunException("There is no table of such a name here. Check --names, --region, --endpoint-url and the account that the credentials belong to.");
    }

    private static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> SampleAsync(IAmazonDynamoDB dynamo, string table, int most, CancellationToken cancellationToken) =>
        most == 0 ? [] : await TableSampler.ReadAsync(dynamo, table, most, cancellationToken);

    private static void Tell(IAnsiConsole console, List<Difference> differences, int count)
    {
        if (differences.Count == 0)
        {
            console.WriteLine($"{count} {(count == 1 ? "table" : "tables")}: as the file says.");
            return;
        }

        var shown = new Table().Border(TableBorder.Rounded);
        foreach (var column in (string[])["Where", "Difference", "File", "Table", "Remedy"])
            shown.AddColumn(new TableColumn(column) { NoWrap = column is "Where" or "Difference" });
        foreach (var one in differences)
            shown.AddRow(new[] { one.Place, one.Kind, one.InFile, one.InTable, one.Remedy }.Select(cell => new Text(cell)));
        console.Write(shown);
        console.WriteLine($"{differences.Count} {(differences.Count == 1 ? "difference" : "differences")}.");
    }

    private static void TellUnread(IAnsiConsole console, IEnumerable<LiveTable> tables)
    {
        foreach (var table in tables)
        {
            foreach (var (entry, reason) in table.Unread)
                console.WriteLine($"{table.RealName}: {entry} could not be read here: {reason}");
        }
    }

    private static string NoTable(string name) => $"There is no table {name} here. Check its name, --region or AWS_REGION, --endpoint-url or AWS_ENDPOINT_URL_DYNAMODB, and the account that the credentials belong to.";

    private static Option<string> NamesOption() => new("--names")
    {
        Description = $"How the real tables are called, such as engines-prod-{TableNaming.Place}; {TableNaming.Place} stands for the name in the file.",
        DefaultValueFactory = _ => TableNaming.Place,
    };

    private static Option<int> SampleOption(int count, string description)
    {
        var option = new Option<int>("--sample") { Description = description, DefaultValueFactory = _ => count };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > SampleMax)
                result.AddError($"--sample must be between 0 and {SampleMax}.");
        });
        return option;
    }
}
