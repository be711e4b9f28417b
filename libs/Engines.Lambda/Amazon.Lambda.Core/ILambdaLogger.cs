namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    void Log(string message);

    /// <summary>Writes a message as a line of its own.</summary>
    /// <param name="message">The message.</param>
    void LogLine(string message);
}
