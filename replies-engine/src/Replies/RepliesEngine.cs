using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;
using Replies.Decisions;
using Replies.Decisions.Ai;
using Replies.Intake;
using Replies.Reports;
using Replies.Turns;

namespace Replies;

/// <summary>Puts the engine together: options and edges in, the function out.</summary>
public static class RepliesEngine
{
    private const string ServiceName = "replies";

    /// <summary>Puts the function together. Makes no call.</summary>
    public static RepliesFunction Create(RepliesOptions options, EngineEdges edges)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(edges);
        var lines = new LineWriter(edges.Output);
        var log = new JsonLineLogger(lines, options.LogLevel, edges.Time);
        var dimensions = new Dictionary<string, string> { ["Service"] = ServiceName };
        var host = new RepliesHost(edges.Time, log, () => new MetricsBatch(options.MetricsNamespace, dimensions, lines, edges.Time), new DeadLetterCount());
        var parts = new EngineParts(options, edges);
        var stores = new Stores(options, edges);

        return new RepliesFunction(
            Receive(options, edges, stores, parts.Secrets),
            Turns(edges, stores, parts),
            new Quarantine(parts.Sqs, options.QuarantineQueueUrl),
            parts.Runner(host.Log, host.DeadLetters.Add),
            host);
    }

    private static Reception Receive(RepliesOptions options, EngineEdges edges, Stores stores, CachedSecrets secrets)
    {
        var health = new HealthReports(new CompanyHealthStore(stores.CompaniesTable));
        var desks = new Desks(
            new ReplyIntake(new IntakeStores(stores.Replies, stores.Outbound, stores.Heads, stores.Aliases), edges.Time),
            new StatusReports(stores.Outbound, stores.Heads, stores.Turns, health, edges.Time),
            health,
            stores.Turns);
        var routing = new Routing(new RouteStore(stores.CompaniesTable, edges.Time), new CompanyStore(stores.CompaniesTable, CompanyReader.Read, edges.Time));
        return new Reception(options.Topics, new Gatekeeper(routing, secrets, options.PublicBaseUrl), desks, edges.Time);
    }

    private static TurnMachine Turns(EngineEdges edges, Stores stores, EngineParts parts)
    {
        var machine = parts.Machine(stores.Outbound, stores.Heads);
        var decider = new Decider(new ResponsesWriter(edges.Aws, edges.Time), parts.Secrets);
        var tools = new TurnTools(stores.Turns, new FactFinder(stores.Replies, stores.Outbound, edges.Time), stores.Outbound, machine, decider) { Heads = stores.Heads };
        return new TurnMachine(tools, edges.Time);
    }

    private sealed class Stores(RepliesOptions options, EngineEdges edges)
    {
        private readonly DynamoTable conversations = new(edges.Dynamo, options.ConversationsTable);

        public DynamoTable CompaniesTable { get; } = new(edges.Dynamo, options.CompaniesTable);

        public HeadStore Heads => field ??= new(conversations, edges.Time);

        public AliasStore Aliases => field ??= new(conversations, edges.Time);

        public ReplyStore Replies => field ??= new(conversations, options.Retention, edges.Time);

        public TurnStore Turns => field ??= new(conversations, edges.Time);

        public OutboundStore Outbound => field ??= new(conversations, options.Retention, edges.Time);
    }
}
