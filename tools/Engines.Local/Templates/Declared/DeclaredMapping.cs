using Engines.Local.Queues;

namespace Engines.Local.Templates;

/// <summary>How a queue feeds a function, as the function's template declares it.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="QueueArn">The queue.</param>
public sealed record DeclaredMapping(string Name, string QueueArn)
{
    private const int UnwindowedBatchMax = 10;

    private static readonly string[] Known =
    [
        "Queue", "BatchSize", "Enabled", "MaximumBatchingWindowInSeconds", "FunctionResponseTypes", "ScalingConfig", "FilterCriteria", "KmsKeyArn", "ProvisionedPollerConfig", "MetricsConfig",
    ];

    /// <summary>False where the template has switched it off: messages stay in the queue.</summary>
    public bool IsEnabled { get; private init; } = true;

    /// <summary>Batch size, window and concurrency.</summary>
    public required MappingOptions Options { get; init; }

    /// <summary>The most invocations at once; null where the template sets no limit.</summary>
    public int? ConcurrencyMax { get; private init; }

    internal Func<string, string, TemplateException> Fault { get; private init; } = (problem, fix) => new("", 1, problem, fix);

    internal static DeclaredMapping Of(string name, Settings declared, TimeSpan functionTimeout)
    {
        declared.RequireKnown("Type", "Properties");
        if (declared.RequiredText("Type") != "SQS")
            throw declared.Fault("Type", $"{name} is an event of type {declared.Text("Type")}, and the local cloud feeds functions from queues only", "Use SQS");

        var settings = declared.RequiredPart("Properties").RequireKnown(Known);
        settings.Refuse("FilterCriteria", "Leave it out, or let the function decide: what a filter drops would be deleted in AWS and delivered here");
        settings.Refuse("KmsKeyArn", "Leave it out: it encrypts filters, and there are none");
        settings.Refuse("ProvisionedPollerConfig", "Use ScalingConfig.MaximumConcurrency");

        var batch = settings.Whole("BatchSize", 1, 10_000) ?? UnwindowedBatchMax;
        var window = settings.Whole("MaximumBatchingWindowInSeconds", 0, 300) ?? 0;
        if (batch > UnwindowedBatchMax && window == 0)
            throw settings.Fault("BatchSize", $"{name}.BatchSize is {batch}, and above {UnwindowedBatchMax} Lambda needs a window", "Set MaximumBatchingWindowInSeconds to at least 1");

        var types = settings.Texts("FunctionResponseTypes");
        if (types.Any(type => type != "ReportBatchItemFailures"))
            throw settings.Fault("FunctionResponseTypes", $"{name}.FunctionResponseTypes holds {string.Join(", ", types)}", "The only one there is is ReportBatchItemFailures");

        var most = settings.Part("ScalingConfig")?.RequireKnown("MaximumConcurrency").Whole("MaximumConcurrency", 2, 1_000);
        var defaults = new MappingOptions { FunctionTimeout = functionTimeout };
        return new(name, settings.RequiredText("Queue"))
        {
            IsEnabled = settings.Flag("Enabled") ?? true,
            ConcurrencyMax = most,
            Options = defaults with
            {
                BatchSize = batch,
                BatchingWindow = TimeSpan.FromSeconds(window),
                MaximumConcurrency = most ?? defaults.MaximumConcurrency,
                ReportBatchItemFailures = types.Count > 0,
            },
            Fault = (problem, fix) => settings.Fault("Queue", problem, fix),
        };
    }
}
