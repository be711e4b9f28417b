using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Lambda takes what a function writes to stdout as its log.</summary>
internal sealed class ConsoleLogger : ILambdaLogger
{
    public static ConsoleLogger Instance { get; } = new();

    public void Log(string message) => Console.Out.Write(message);

    public void LogLine(string message) => Console.Out.WriteLine(message);
}
