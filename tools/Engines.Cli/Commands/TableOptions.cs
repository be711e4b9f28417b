using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>The tables of an account, or of this machine, that a command works on. Options and the SDK's own variables say where they are.</summary>
internal static class TableOptions
{
    /// <summary><c>--conversations-table</c>.</summary>
    public static Option<string> Conversations() => Create("--conversations-table", "CONVERSATIONS_TABLE", "ConversationsTable");

    /// <summary><c>--companies-table</c>.</summary>
    public static Option<string> Companies() => Create("--companies-table", "COMPANIES_TABLE", "CompanyDataTable");

    /// <summary>Works with a client, and says which table is not there.</summary>
    public static Task<int> WorkAsync(IAnsiConsole console, Func<IAmazonDynamoDB> connect, string table, Func<IAmazonDynamoDB, Task<ExitCode>> work) =>
        Failure.ReportAsync(console, async () =>
        {
            try
            {
                using var dynamo = connect();
                return await work(dynamo);
            }
            catch (ResourceNotFoundException)
            {
                console.WriteLine($"There is no table {table} here. Check its name, --region or AWS_REGION, --endpoint-url or AWS_ENDPOINT_URL_DYNAMODB, and the account that the credentials belong to.");
                return ExitCode.CannotRun;
            }
        });

    private static Option<string> Create(string name, string variable, string table)
    {
        var option = new Option<string>(name)
        {
            Description = $"The name of {table}; otherwise the variable {variable} names it.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable) ?? "",
        };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"Name the table with {name} or in the variable {variable}, such as engines-prod-{(table == "ConversationsTable" ? "conversations" : "companies")}.");
        });
        return option;
    }
}
