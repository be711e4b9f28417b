using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli;
using Engines.Cli.Commands;
using Engines.Local.DynamoDb;
using Engines.Schema;
using Engines.Tests.Support;
using Spectre.Console;

namespace Engines.Tests.Integration.Schema.Live;

/// <summary>The tables of tables.yaml on DynamoDB Local, filled, under a prefix of their own.</summary>
public sealed class LiveWorld : IAsyncLifetime
{
    public const int ItemsPerKind = 200;

    public static readonly string SchemaPath = Repository.PathOf("shared-infra/schema/tables.yaml");

    private static int worlds;

    private readonly string prefix = $"live-{Environment.ProcessId}-{Interlocked.Increment(ref worlds)}-";
    private AmazonDynamoDBClient? client;

    public IAmazonDynamoDB Dynamo => client ?? throw new InvalidOperationException("The tables are not made yet.");

    public TablesFile File { get; } = TablesFile.Load(SchemaPath);

    /// <summary>What <c>--names</c> is given.</summary>
    public string Names => prefix + TableNaming.Place;

    public string RealName(string table) => prefix + table;

    public async Task InitializeAsync()
    {
        client = (await DynamoDbLocal.SharedAsync()).CreateClient();
        await TableCreator.CreateAsync(client, File, RealName, CancellationToken.None);
        await LiveItems.FillAsync(client, File, RealName, ItemsPerKind);
    }

    public async Task DisposeAsync()
    {
        foreach (var (realName, _) in await LiveTables.ListAsync(Dynamo, new(Names), CancellationToken.None))
            await Dynamo.DeleteTableAsync(realName);
        client?.Dispose();
    }

    /// <summary>Runs <c>engines schema …</c> where the tables are.</summary>
    public static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 400;
        var local = await DynamoDbLocal.SharedAsync();
        var parsed = new RootCommand { SchemaCommand.Create(console, _ => local.CreateClient(), TimeProvider.System) }.Parse(["schema", .. arguments]);
        Assert.Empty(parsed.Errors);
        var code = await parsed.InvokeAsync();
        return (code, output.ToString());
    }
}
