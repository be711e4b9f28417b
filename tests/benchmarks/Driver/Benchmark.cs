namespace Benchmarks;

/// <summary>Runs the two programs in turn, so that whatever slows the machine slows both.</summary>
internal sealed class Benchmark(LocalCloud cloud, BenchmarkOptions options, TimeProvider time)
{
    private readonly Batches batches = new(time);

    public async Task<Report> RunAsync(ProgramPair programs, CancellationToken cancellationToken)
    {
        await CompareWritesAsync(programs, cancellationToken);
        var start = await AlternateAsync("start", programs, options.Starts, MeasureStartAsync, cancellationToken);
        var processor = await AlternateAsync("processor time", programs, options.Rounds, MeasureProcessorAsync, cancellationToken);
        var allocated = await AlternateAsync("allocations", programs, 1, MeasureAllocationsAsync, cancellationToken);
        return new Report(options, start, processor, allocated);
    }

    /// <summary>Also the start that nobody counts: it brings both programs into the file cache.</summary>
    private async Task CompareWritesAsync(ProgramPair programs, CancellationToken cancellationToken)
    {
        var floor = await TryOutAsync(programs.Floor, cancellationToken);
        var engine = await TryOutAsync(programs.Engine, cancellationToken);
        if (floor.FirstClaim != engine.FirstClaim || floor.FirstRecord != engine.FirstRecord)
        {
            throw new InvalidRunException(
                $"the floor's writes are not the engine's.{Environment.NewLine}floor:  {floor.FirstClaim} {floor.FirstRecord}{Environment.NewLine}engine: {engine.FirstClaim} {engine.FirstRecord}");
        }
    }

    private async Task<Traffic> TryOutAsync(PublishedProgram program, CancellationToken cancellationToken)
    {
        await using var process = FunctionProcess.Start(program, new RuntimeSession(batches, time), cloud);
        await process.WorkAsync(program.Name, Batches.Size, Batches.Size, time, cancellationToken);
        return process.Session.Traffic;
    }

    private static async Task<Figures> AlternateAsync(
        string what, ProgramPair programs, int rounds, Func<PublishedProgram, CancellationToken, Task<double>> measure, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"measuring {what}");
        var figures = new Figures();
        for (var round = 0; round < rounds; round++)
        {
            figures.Floor.Add(await measure(programs.Floor, cancellationToken));
            figures.Engine.Add(await measure(programs.Engine, cancellationToken));
        }

        return figures;
    }

    /// <summary>Milliseconds from starting the process to its first answer.</summary>
    private async Task<double> MeasureStartAsync(PublishedProgram program, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        await using var process = FunctionProcess.Start(program, new RuntimeSession(batches, time), cloud);
        var answeredAt = await process.WorkAsync(program.Name, Batches.Size, Batches.Size, time, cancellationToken);
        return time.GetElapsedTime(startedAt, answeredAt).TotalMilliseconds;
    }

    /// <summary>Seconds of processor time for a thousand messages, after the warm-up.</summary>
    private async Task<double> MeasureProcessorAsync(PublishedProgram program, CancellationToken cancellationToken)
    {
        await using var process = FunctionProcess.Start(program, new RuntimeSession(batches, time), cloud);
        await process.WorkAsync(program.Name, options.WarmupMessages, options.WarmupMessages, time, cancellationToken);
        var before = process.ProcessorTime;
        await process.WorkAsync(program.Name, options.Messages, options.WarmupMessages + options.Messages, time, cancellationToken);
        return (process.ProcessorTime - before).TotalSeconds * 1000 / options.Messages;
    }

    /// <summary>Kilobytes for each message, after the warm-up. A process of its own, because the hook would disturb the other figures.</summary>
    private async Task<double> MeasureAllocationsAsync(PublishedProgram program, CancellationToken cancellationToken)
    {
        using var probe = new AllocationProbe();
        await using var process = FunctionProcess.Start(program, new RuntimeSession(batches, time), cloud, probe.SocketPath);
        await process.WorkAsync(program.Name, options.WarmupMessages, options.WarmupMessages, time, cancellationToken);
        var before = await probe.ReadAsync(cancellationToken);
        await process.WorkAsync(program.Name, options.Messages, options.WarmupMessages + options.Messages, time, cancellationToken);
        var after = await probe.ReadAsync(cancellationToken);
        return (after - before) / 1024.0 / options.Messages;
    }
}
