using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Schema;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>schema create</c>: the tables of a file on an emulator, to try it out.</summary>
internal static class SchemaCreateCommand
{
    public static Command Create(IAnsiConsole console, Option<string> file, Func<AwsPlace, IAmazonDynamoDB> connect, TimeProvider time)
    {
        var aws = new AwsOptions("DYNAMODB");
        var names = new Option<string>("--names")
        {
            Description = $"How the tables shall be called, such as shop-{TableNaming.Place}; {TableNaming.Place} stands for the name in the file.",
            DefaultValueFactory = _ => TableNaming.Place,
        };
        var command = new Command("create", "Only where the endpoint is this machine: make the tables that do not stand yet, with keys, indexes and expiry.") { file, names };
        aws.AddTo(command);

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var place = aws.Of(arguments);
            if (place.Endpoint("DYNAMODB")?.IsLoopback != true)
                throw new CannotRunException("create is for an emulator on this machine: name it with --endpoint-url. Deployed tables come from CloudFormation.");

            var tables = TablesFile.Load(arguments.GetValue(file)!);
            var naming = new TableNaming(arguments.GetValue(names)!);
            using var dynamo = connect(place);
            await TableCreator.CreateAsync(dynamo, tables, naming.RealName, time, cancellationToken);
            foreach (var table in tables.Tables)
                console.WriteLine($"{naming.RealName(table.Name)}: {Words(table)}");
            return ExitCode.Clean;
        }));
        return command;
    }

    private static string Words(TableDefinition table)
    {
        var key = $"key {string.Join(", ", table.Key.Attributes.Select(attribute => attribute.Name))}";
        var indexes = table.Indexes.Concat(table.LocalIndexes).Select(index => index.Name).ToArray();
        return string.Join("; ", new[] { key, indexes.Length == 0 ? "no index" : string.Join(", ", indexes), table.Settings.TimeToLive is { } ttl ? $"expires by {ttl}" : "" }.Where(part => part.Length > 0));
    }
}
