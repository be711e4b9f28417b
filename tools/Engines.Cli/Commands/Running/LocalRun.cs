using Engines.Local.Ai;
using Engines.Local.Campaigns;
using Engines.Local.Cloud;
using Engines.Local.Page;
using Engines.Local.People;
using Engines.Local.Providers;

namespace Engines.Cli.Commands.Running;

/// <summary>One run of <c>local</c>: everything up, until it is cancelled.</summary>
internal sealed record LocalRun(TimeProvider Time)
{
    private static readonly TimeSpan EchoStep = TimeSpan.FromMilliseconds(500);

    public required LocalPorts Ports { get; init; }

    /// <summary>Which environment of samconfig.toml.</summary>
    public required string SamEnvironment { get; init; }

    public bool RunsReplies { get; init; }

    public bool HasPeople { get; init; }

    public bool HasFaults { get; init; }

    /// <summary>The path of a fault script; null for none.</summary>
    public string? Script { get; init; }

    public bool HasLimits { get; init; }

    /// <summary>Whether changed sources are built and taken over.</summary>
    public bool Watches { get; init; }

    /// <summary>Where the addresses are written for other terminals.</summary>
    public required string Variables { get; init; }

    public async Task<ExitCode> StayAsync(CancellationToken cancellationToken)
    {
        Ports.RequireFree();
        var started = Time.GetTimestamp();
        var plan = Campaign.Create(1, 1, HasFaults);
        await using var ai = await StubAi.StartAsync(plan.Ai, new AiLedger(), cancellationToken);
        var functions = new LocalFunctions();
        var options = OptionsOf(plan, ai.BaseAddress);
        if (Watches)
            options = functions.Copy(options);
        try
        {
            await using var cloud = await LocalCloud.StartAsync(options, cancellationToken);
            await using var calls = functions;
            await functions.StartAsync(cloud, Ports.Lambda, Time, cancellationToken);
            await using var page = await LocalPage.StartAsync(cloud, new() { Port = Ports.Page, Time = Time }, cancellationToken);
            LocalVariables.Write(Variables, cloud, functions.Address, page.Address);
            Describe(cloud, functions.Address, page.Address, Time.GetElapsedTime(started));
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        finally
        {
            // Nobody shall find the addresses of a cloud that is gone.
            File.Delete(Variables);
            functions.DeleteCopies();
        }

        return ExitCode.Clean;
    }

    private LocalCloudOptions OptionsOf(Campaign plan, Uri ai) => new()
    {
        Root = Workplace.Root(),
        SenderAssembly = Workplace.SenderAssembly(),
        SamEnvironment = SamEnvironment,
        ProjectName = null,
        SqsPort = Ports.Sqs,
        EdgePort = Ports.Edge,
        EdgeLine = Console.Out.WriteLine,
        Faults = Script is { } script ? FaultPlan.FirstOf(ReadScript(script), plan.Faults) : plan.Faults,
        Limits = HasLimits ? new() : null,
        HasServiceWindow = HasLimits,
        Echoes = EchoPlan.InOrder(EchoStep),
        SenderLine = Console.Out.WriteLine,
        Replies = RunsReplies
            ? new(Workplace.RepliesAssembly())
            {
                Line = Console.Out.WriteLine,
                People = HasPeople ? plan.People : PeoplePlan.None,
                AiEndpoint = ai,
            }
            : null,
        Time = Time,
    };

    private static FaultPlan ReadScript(string path)
    {
        try
        {
            return FaultScript.Load(path);
        }
        catch (InvalidDataException wrong)
        {
            throw new CannotRunException(wrong.Message);
        }
    }

    // Written as they are: a line that a console breaks could not be copied.
    private void Describe(LocalCloud cloud, Uri functions, Uri page, TimeSpan took)
    {
        Console.Out.WriteLine($"Up after {took.TotalSeconds:F1} s.");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Page       {page}");
        Console.Out.WriteLine($"SQS        {cloud.SqsAddress}  {string.Join(", ", cloud.Queues.All.Select(queue => queue.Options.Name))}");
        Console.Out.WriteLine($"Lambda     {functions}  {string.Join(", ", cloud.Engines.Select(engine => engine.Function.Name))}");
        Console.Out.WriteLine($"DynamoDB   {cloud.DynamoAddress}  {cloud.Sender.Environment["CONVERSATIONS_TABLE"]}, {cloud.Sender.Environment["COMPANIES_TABLE"]}");
        if (cloud.HttpEdge is { } edge)
            Console.Out.WriteLine($"Webhooks   {edge.Address}  (SNS: {edge.SnsAddress})");
        Console.Out.WriteLine($"Companies  {string.Join(", ", cloud.Companies.Select(company => $"{company.CompanyId}/{company.ProjectId}"))}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("In another terminal, this makes the AWS CLI, the SDKs and 'engines' use all of it:");
        Console.Out.WriteLine($"  . {Path.GetRelativePath(Environment.CurrentDirectory, Variables)}");
        Console.Out.WriteLine("Ctrl-C ends everything.");
    }
}
