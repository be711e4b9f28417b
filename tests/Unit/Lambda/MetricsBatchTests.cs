using System.Text;
using System.Text.Json;
using Engines.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

public sealed class MetricsBatchTests : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly LineWriter lines;
    private readonly MetricsBatch metrics;

    public MetricsBatchTests()
    {
        lines = new LineWriter(output);
        metrics = new MetricsBatch(
            "Engines",
            new Dictionary<string, string> { ["service"] = "sender", ["environment"] = "dev" },
            lines,
            new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123)));
    }

    public void Dispose()
    {
        lines.Dispose();
        output.Dispose();
    }

    [Fact]
    public void Flush_Measurements_WritesOneLineOfEmbeddedMetricFormat()
    {
        metrics.Add("sent", 1, MetricUnit.Count);
        metrics.Add("latency", 12.5, MetricUnit.Milliseconds);
        metrics.Add("latency", 7, MetricUnit.Milliseconds);
        metrics.Flush();

        Assert.Equal(
            """{"_aws":{"Timestamp":1790000000123,"CloudWatchMetrics":[{"Namespace":"Engines","Dimensions":[["service","environment"]],"Metrics":[{"Name":"sent","Unit":"Count"},{"Name":"latency","Unit":"Milliseconds"}]}]},"service":"sender","environment":"dev","sent":1,"latency":[12.5,7]}""",
            Assert.Single(Lines()));
    }

    [Fact]
    public void Flush_NothingAdded_WritesNothing()
    {
        metrics.Add("sent", 1, MetricUnit.Count);
        metrics.Flush();
        metrics.Flush();

        Assert.Single(Lines());
    }

    [Fact]
    public void Add_MoreThanAHundredMetrics_SplitsLines()
    {
        for (var number = 0; number < 205; number++)
            metrics.Add($"m{number}", number, MetricUnit.Count);
        metrics.Flush();

        var counts = Parsed().Select(line => line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").GetArrayLength());
        Assert.Equal([100, 100, 5], counts);
    }

    [Fact]
    public void Add_MoreThanAHundredValues_SplitsLinesAndLosesNone()
    {
        for (var number = 0; number < 250; number++)
            metrics.Add("latency", number, MetricUnit.Milliseconds);
        metrics.Flush();

        var values = Parsed().Select(line => line.GetProperty("latency").EnumerateArray().Select(value => value.GetDouble()).ToList()).ToList();
        Assert.Equal([100, 100, 50], values.Select(line => line.Count));
        Assert.Equal(Enumerable.Range(0, 250).Select(number => (double)number), values.SelectMany(line => line));
    }

    [Fact]
    public void Add_OneNameTwoUnits_NeverShareALine()
    {
        metrics.Add("size", 1, MetricUnit.Bytes);
        metrics.Add("size", 2, MetricUnit.Count);
        metrics.Flush();

        Assert.Equal(2, Lines().Length);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_NotANumber_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Add("sent", value, MetricUnit.Count));

    [Theory]
    [InlineData("_aws")]
    [InlineData("service")]
    public void Add_NameThatIsTaken_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => metrics.Add(name, 1, MetricUnit.Count));

    [Fact]
    public async Task Add_ManyThreads_LosesNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 500; number++)
                metrics.Add("sent", 1, MetricUnit.Count);
        })));
        metrics.Flush();

        Assert.Equal(4_000, Parsed().Sum(line => line.GetProperty("sent").GetArrayLength()));
    }

    private string[] Lines() =>
        Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<JsonElement> Parsed() => Lines().Select(line => JsonDocument.Parse(line).RootElement);
}
