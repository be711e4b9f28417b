using System.CommandLine;
using Engines.Local.Ai;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Edge;
using Engines.Local.People;
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
        var replies = new Option<bool>("--replies") { Description = "Run the replies engine too.", DefaultValueFactory = _ => Workplace.RunsReplies };
        var people = new Option<bool>("--people") { Description = "Let people answer, as in the demo; needs the replies engine." };
        var command = new Command("local", "Run the engines with their queues, tables and stub providers on this machine until Ctrl-C.") { port, faults, replies, people };
        command.Validators.Add(result =>
        {
            if (result.GetValue(people) && !result.GetValue(replies))
                result.AddError("--people needs --replies true: without the replies engine nobody hears them.");
        });

        command.SetAction((arguments, cancellationToken) => Failure.ReportAsync(console, async () =>
        {
            var plan = Campaign.Create(1, 1, arguments.GetValue(faults));
            await using var ai = await StubAi.StartAsync(plan.Ai, new AiLedger(), cancellationToken);
            var options = new LocalCloudOptions
            {
                Root = Workplace.Root(),
                SenderAssembly = Workplace.SenderAssembly(),
                ProjectName = null,
                SqsPort = arguments.GetValue(port),
                Faults = plan.Faults,
                Echoes = Local.Providers.EchoPlan.InOrder(EchoStep),
                SenderLine = Console.Out.WriteLine,
                Replies = arguments.GetValue(replies)
                    ? new(Workplace.RepliesAssembly())
                    {
                        Line = Console.Out.WriteLine,
                        People = arguments.GetValue(people) ? plan.People : PeoplePlan.None,
                        AiEndpoint = ai.BaseAddress,
                    }
                    : null,
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
        Console.Out.WriteLine($"Requests      {cloud.RequestsUrl}");
        Console.Out.WriteLine($"Dead letters  {cloud.DeadLettersUrl}");
        if (cloud.Replies is { } replies)
        {
            Console.Out.WriteLine($"Replies       {cloud.UrlOf(replies.Queue)}");
            Console.Out.WriteLine($"Dead letters  {cloud.UrlOf(replies.DeadLetters)}");
            foreach (var queue in replies.ExtraQueues)
                Console.Out.WriteLine($"Quarantine    {cloud.UrlOf(queue)}");
            Console.Out.WriteLine($"Webhooks      {WebhookEdge.MetaUrl}, {WebhookEdge.TwilioInboundUrl} (as they are signed; the stub providers call them inside this process)");
        }

        Console.Out.WriteLine($"DynamoDB      {cloud.DynamoAddress}");
        Console.Out.WriteLine($"Companies     {string.Join(", ", cloud.Companies.Select(company => $"{company.CompanyId}/{company.ProjectId}"))}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("Send a message from another terminal, with any credentials and Region:");
        Console.Out.WriteLine($"  aws sqs send-message --endpoint-url {cloud.SqsAddress} --queue-url {cloud.RequestsUrl} --message-body file://request.json");
        Console.Out.WriteLine("where request.json is an example of docs/contract.md. Ctrl-C ends everything.");
    }
}
