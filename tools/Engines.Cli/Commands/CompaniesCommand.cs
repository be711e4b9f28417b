using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Local.Seeding;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>companies</c>: company data.</summary>
internal static class CompaniesCommand
{
    public static Command Create(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var aws = new AwsOptions("DYNAMODB");
        var command = new Command("companies", "Company data.") { Put(console, aws, connect) };
        aws.AddTo(command);
        return command;
    }

    private static Command Put(IAnsiConsole console, AwsOptions aws, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var table = TableOptions.Companies();
        var file = new Option<string>("--file") { Description = "A JSON list of companies, such as shared-infra/schema/examples/companies.json.", Required = true };
        var command = new Command("put", "Check the companies of a file, and write them and the routes that lead to them.") { file, table };

        command.SetAction((arguments, cancellationToken) => TableOptions.WorkAsync(console, () => connect(aws.Of(arguments)), arguments.GetValue(table)!, async dynamo =>
        {
            switch (CompanyFile.Read(arguments.GetValue(file)!))
            {
                case CompanyFile.Unusable unusable:
                    foreach (var problem in unusable.Problems)
                        console.WriteLine(problem);
                    console.WriteLine("Nothing was written.");
                    return ExitCode.CannotRun;
                case CompanyFile.Usable usable:
                    var writer = new CompanyWriter(dynamo, arguments.GetValue(table)!);
                    foreach (var item in usable.Items)
                        Tell(console, await writer.PutAsync(item, cancellationToken));
                    return ExitCode.Clean;
                default:
                    throw new InvalidOperationException("There is no such file.");
            }
        }));
        return command;
    }

    private static void Tell(IAnsiConsole console, WrittenCompany written)
    {
        console.WriteLine($"{written.Project.CompanyId}/{written.Project.ProjectId}: {(written.IsNew ? "new" : "replaced")}");
        foreach (var route in written.Routes)
            console.WriteLine($"  route {route.Kind} {route.Id}");
        foreach (var route in written.Gone)
            console.WriteLine($"  no longer: route {route.Kind} {route.Id}");
        foreach (var kept in written.Kept)
            console.WriteLine($"  {kept}");
    }
}
