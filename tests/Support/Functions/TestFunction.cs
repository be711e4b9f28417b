using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Engines.Tests.Support.Functions;

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class TestJson : JsonSerializerContext;

/// <summary>A function whose messages tell it what to do. A test assembly runs it when it is started as a process.</summary>
public static class TestFunction
{
    public const string InitVariable = "TEST_INIT";

    private const int EatenBytes = 1024 * 1024;

    /// <summary>Runs as a process of a function; what <c>Main</c> of a test assembly calls.</summary>
    public static async Task RunAsync()
    {
        using var loop = LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(HandleAsync, new SourceGeneratorLambdaJsonSerializer<TestJson>())
            .UseBootstrapHandler(InitializeAsync)
            .Build();
        await loop.RunAsync();
        Console.WriteLine("ended by itself");
    }

    public static byte[] Event(string body) =>
        System.Text.Encoding.UTF8.GetBytes($$"""{"Records":[{"messageId":"m-1","body":"{{body}}","attributes":{},"unknown":1}]}""");

    private static async Task<bool> InitializeAsync()
    {
        switch (Environment.GetEnvironmentVariable(InitVariable))
        {
            case "fail":
                throw new InvalidOperationException("no table");
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
                break;
        }

        return true;
    }

    private static async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        var body = batch.Records![0].Body!;
        switch (body)
        {
            case "fail":
                throw new InvalidOperationException("told to fail");
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
                break;
            case "slow":
                await UntilAskedToStopAsync();
                break;
            case "eat":
                Eat();
                break;
            case "die":
                Environment.Exit(3);
                break;
            case "pid":
                return Answer(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case "context":
                return Answer($"{context.FunctionName}|{context.MemoryLimitInMB}|{context.LogGroupName}|{context.InvokedFunctionArn}");
        }

        if (body.StartsWith('$'))
            return Answer(Environment.GetEnvironmentVariable(body[1..]) ?? "(unset)");

        context.Logger.LogLine($"handled {body}");
        return Answer(body);
    }

    // Memory that no garbage collector keeps within bounds, a page at a time so that the system really has to give it.
    private static void Eat()
    {
        for (var eaten = 0; eaten < 1_000; eaten++)
            Marshal.Copy(new byte[EatenBytes], 0, Marshal.AllocHGlobal(EatenBytes), EatenBytes);
    }

    private static SQSBatchResponse Answer(string text) => new([new() { ItemIdentifier = text }]);

    // The answer comes after SIGTERM has come, never before it, and without a guess at how long that takes.
    private static async Task UntilAskedToStopAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            asked.TrySetResult();
        });
        Console.WriteLine("slow began");
        await asked.Task;
    }
}
