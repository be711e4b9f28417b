using Engines.Lambda;
using Microsoft.Extensions.Logging;

namespace Replies;

/// <summary>What the function says about itself, and by which clock it lives.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Log">The log.</param>
/// <param name="NewMetrics">Makes the metrics of one batch.</param>
/// <param name="DeadLetters">Counts what the batch runner gives up.</param>
internal sealed record RepliesHost(TimeProvider Time, ILogger Log, Func<MetricsBatch> NewMetrics, DeadLetterCount DeadLetters);
