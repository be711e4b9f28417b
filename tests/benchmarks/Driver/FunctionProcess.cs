using System.Diagnostics;

namespace Benchmarks;

/// <summary>One program at work, as a process of its own with a function's environment.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private const int LinesKeptMax = 20;

    private readonly Process process;
    private readonly Queue<string> output = new();
    private readonly Task drained;

    private FunctionProcess(Process process, RuntimeSession session)
    {
        this.process = process;
        Session = session;
        drained = Task.WhenAll(DrainAsync(process.StandardOutput), DrainAsync(process.StandardError));
        _ = ReportEndAsync();
    }

    public RuntimeSession Session { get; }

    /// <summary>Processor time since the start, all threads, user and system.</summary>
    public TimeSpan ProcessorTime => ProcessorClock.Read(process.Id);

    public static FunctionProcess Start(PublishedProgram program, RuntimeSession session, LocalCloud cloud, string? allocationSocket = null)
    {
        cloud.Session = session;
        var start = new ProcessStartInfo("dotnet", [program.Dll])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program.Dll)!,
        };
        Configure(start.Environment, cloud);
        if (allocationSocket is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "AllocationHook.dll");
            start.Environment["BENCHMARK_ALLOCATION_SOCKET"] = allocationSocket;
        }

        return new(Process.Start(start)!, session);
    }

    /// <summary>Works through so many messages, and checks what was called for them.</summary>
    /// <param name="program">For the complaint.</param>
    /// <param name="messages">How many more.</param>
    /// <param name="total">How many since the start, with these.</param>
    /// <param name="time">Measures the time-out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the first answer came, as a timestamp.</returns>
    public async Task<long> WorkAsync(string program, int messages, int total, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var firstAnswerAt = await Session.Release(messages).WaitAsync(BenchmarkOptions.MeasurementTimeout, time, cancellationToken);
            await Session.WhenIdleAsync().WaitAsync(BenchmarkOptions.MeasurementTimeout, time, cancellationToken);
            Session.Traffic.Require(program, total);
            return firstAnswerAt;
        }
        catch (TimeoutException)
        {
            throw new InvalidRunException($"the {program} did not work through {messages} messages in {BenchmarkOptions.MeasurementTimeout}. {Tail()}");
        }
        catch (InvalidRunException failure)
        {
            throw new InvalidRunException($"{program}: {failure.Message} {Tail()}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await drained;
        process.Dispose();
    }

    private static void Configure(IDictionary<string, string?> environment, LocalCloud cloud)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal)
            || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).Except(["DOTNET_ROOT"]).ToList())
        {
            environment.Remove(name);
        }

        var server = $"http://{cloud.Authority}";
        environment["AWS_LAMBDA_RUNTIME_API"] = cloud.Authority;
        environment["AWS_LAMBDA_FUNCTION_NAME"] = "benchmark";
        environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        environment["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/benchmark";
        environment["AWS_LAMBDA_LOG_STREAM_NAME"] = "benchmark";
        environment["AWS_REGION"] = environment["AWS_DEFAULT_REGION"] = "us-east-1";
        environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        environment["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        environment["AWS_SESSION_TOKEN"] = "benchmark-session-token";
        environment["AWS_ENDPOINT_URL_DYNAMODB"] = server;
        environment["AWS_ENDPOINT_URL_SQS"] = server;
        environment["AWS_ENDPOINT_URL_SESV2"] = server;
        environment["META_BASE_URL"] = $"{server}/v23.0";
        environment["TWILIO_BASE_URL"] = server;
        environment["CONVERSATIONS_TABLE"] = LocalCloud.ConversationsTable;
        environment["COMPANIES_TABLE"] = LocalCloud.CompaniesTable;
        environment["QUEUE_URL"] = $"{server}/123456789012/requests";
        environment["DEAD_LETTER_QUEUE_URL"] = $"{server}/123456789012/dead-letters";
        environment["SECRETS_SOURCE"] = "environment";
        environment[cloud.Company.SecretVariable] = """{"access_token":"benchmark-access-token"}""";
        environment["LOG_LEVEL"] = "Information";
        foreach (var extra in cloud.ExtraVariables)
        {
            var (name, value) = extra.Split('=', 2) is [var left, var right] ? (left, right) : throw new InvalidRunException($"--env takes NAME=VALUE, not '{extra}'.");
            environment[name] = value;
        }
    }

    private async Task ReportEndAsync()
    {
        await process.WaitForExitAsync();
        Session.Fail("the process ended.");
    }

    private async Task DrainAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            lock (output)
            {
                output.Enqueue(line);
                if (output.Count > LinesKeptMax)
                    output.Dequeue();
            }
        }
    }

    private string Tail()
    {
        lock (output)
            return output.Count == 0 ? "It printed nothing." : $"It printed last:{Environment.NewLine}{string.Join(Environment.NewLine, output)}";
    }
}
