using System.CommandLine;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>local</c>: the local cloud until Ctrl-C, for trying things out.</summary>
internal static class LocalCommand
{
    private static readonly TimeSpan EchoStep = TimeSpan.FromMilliseconds(500);

    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var port = new Option<int>("--sqs-port") { Description = "The port of the SQS endpoint; 0 for any that is free.", DefaultValueFactory = _ => 9324 };
        var faults = new Option<bool>("--faults") { Description = "Let things go wrong at the providers, as the demo does." };
        var command = new Command("local", "Run the sender with its queue, tables and stub providers on this machine until Ctrl-C.") { port, faults };

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var plan = Campaign.Create(1, 1, arguments.GetValue(faults));
            var options = new LocalCloudOptions
            {
                Root = Workplace.Root(),
                SenderAssembly = Workplace.SenderAssembly(),
                TablePrefix = "engines-local",
                SqsPort = arguments.GetValue(port),
                Faults = plan.Faults,
                Echoes = Local.Providers.EchoPlan.InOrder(EchoStep),
                SenderLine = Console.Out.WriteLine,
                Time = time,
            };
            await using var cloud = await LocalCloud.StartAsync(options, cancellationToken);
            Describe(cloud);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExitCode.Clean;
        }));
        return command;
    }

    private static void Describe(LocalCloud cloud)
    {
        // Written as they are: a line that the console breaks could not be copied.
        Console.Out.WriteLine($"Queue         {cloud.RequestsUrl}");
        Console.Out.WriteLine($"Dead letters  {cloud.DeadLettersUrl}");
        Console.Out.WriteLine($"DynamoDB      {cloud.DynamoAddress}");
        Console.Out.WriteLine($"Companies     {string.Join(", ", cloud.Companies.Select(company => $"{company.CompanyId}/{company.ProjectId}"))}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("Send a message from another terminal, with any credentials and Region:");
        Console.Out.WriteLine($"  aws sqs send-message --endpoint-url {cloud.SqsAddress} --queue-url {cloud.RequestsUrl} --message-body file://request.json");
        Console.Out.WriteLine("where request.json is an example of docs/contract.md. Ctrl-C ends everything.");
    }
}
