using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks;

/// <summary>What was measured in each round.</summary>
internal sealed class Figures
{
    public List<double> Floor { get; } = [];

    public List<double> Engine { get; } = [];

    public double MedianFloor => Median(Floor);

    public double MedianEngine => Median(Engine);

    /// <summary>The two programs of one round ran one after the other, so what slowed the machine for a while slowed both.</summary>
    public double MedianRatio => Median(Engine.Zip(Floor, (engine, floor) => engine / floor));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>One line of the result.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Figures">What each round came to.</param>
/// <param name="Target">The most that the ratio may be, or the engine's own figure where <paramref name="IsAbsolute"/>.</param>
/// <param name="IsAbsolute">True where the target is no ratio.</param>
internal sealed record ReportLine(string Name, string Unit, Figures Figures, double Target, bool IsAbsolute)
{
    public bool IsWithinTarget => (IsAbsolute ? Figures.MedianEngine : Figures.MedianRatio) <= Target;
}

/// <summary>The result of one run. Only its ratios can be compared with those of another machine or another hour.</summary>
internal sealed class Report
{
    public Report(BenchmarkOptions options, Figures start, Figures processor, Figures allocated)
    {
        Options = options;
        Lines =
        [
            new("CPU for 1,000 messages", "s", processor, Target: 2.5, IsAbsolute: false),
            new("allocated a message", "KB", allocated, Target: 80, IsAbsolute: true),
            new("process start to first answer", "ms", start, Target: 2.2, IsAbsolute: false),
        ];
    }

    public BenchmarkOptions Options { get; }

    public IReadOnlyList<ReportLine> Lines { get; }

    public bool IsWithinTargets => Lines.All(line => line.IsWithinTarget);

    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{"",-32}{"floor",12}{"engine",12}{"ratio",9}{"target",12}");
        foreach (var line in Lines)
        {
            var target = line.IsAbsolute ? $"<= {line.Target} {line.Unit}" : $"<= {line.Target} x";
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"{line.Name,-32}{Show(line.Figures.MedianFloor, line.Unit),12}{Show(line.Figures.MedianEngine, line.Unit),12}{line.Figures.MedianRatio,9:0.00}{target,12}  {(line.IsWithinTarget ? "ok" : "over")}");
        }

        return table.ToString().TrimEnd();
    }

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.Report);

    private static string Show(double value, string unit) => $"{value.ToString(unit == "s" ? "0.000" : "0.0", CultureInfo.InvariantCulture)} {unit}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
