using Engines.Channels;
using Engines.Conversations;
using Engines.Lambda;

namespace TemplateSender;

/// <summary>Puts the sender together: options and edges in, the function out.</summary>
public static class Sender
{
    private const string ServiceName = "template-sender";

    /// <summary>Puts the function together. Makes no call.</summary>
    public static SenderFunction Create(SenderOptions options, EngineEdges edges)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(edges);
        var lines = new LineWriter(edges.Output);
        var log = new JsonLineLogger(lines, options.LogLevel, edges.Time);
        var dimensions = new Dictionary<string, string> { ["Service"] = ServiceName };
        var host = new SenderHost(edges.Time, log, () => new MetricsBatch(options.MetricsNamespace, dimensions, lines, edges.Time), new DeadLetterCount());

        var conversations = new DynamoTable(edges.Dynamo, options.ConversationsTable);
        var heads = new HeadStore(conversations, edges.Time);
        var store = new OutboundStore(conversations, options.Retention, edges.Time);
        var companies = new CompanyStore(new DynamoTable(edges.Dynamo, options.CompaniesTable), CompanyReader.ReadForSending, edges.Time);
        var parts = new EngineParts(options, edges);
        var machine = parts.Machine(store, heads);

        return new SenderFunction(new Preparation(companies, edges.Time), heads, machine, parts.Runner(host.Log, host.DeadLetters.Add), host);
    }
}
