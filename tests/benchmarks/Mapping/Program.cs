using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Mapping;

// In this process: a project of BenchmarkDotNet's own would not be built by the rules of this repository.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks", "mapping"));
var summary = BenchmarkRunner.Run<OutItemMapping>(config, args);

var isKept = true;
foreach (var what in (string[])["RoundTrip", "Write", "Read"])
{
    var (generated, sdk) = (Find($"Generated{what}"), Find($"Sdk{what}"));
    var (faster, leaner) = (generated.Nanoseconds < sdk.Nanoseconds, generated.Bytes < sdk.Bytes);
    Console.WriteLine($"{what}: {sdk.Nanoseconds / generated.Nanoseconds:0.0} times as fast, {(double)sdk.Bytes / generated.Bytes:0.0} times fewer bytes{(faster && leaner ? "" : ": NOT better in both")}");
    isKept &= faster && leaner;
}

return isKept ? 0 : 1;

(double Nanoseconds, long Bytes) Find(string method)
{
    var report = summary.Reports.FirstOrDefault(one => one.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
    return report is { Success: true, ResultStatistics: { } statistics }
        ? (statistics.Mean, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? long.MaxValue)
        : throw new InvalidOperationException($"{method} was not measured.");
}
