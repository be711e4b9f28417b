#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>Writes text to the function's log.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes a message as it is.</summary>
    /// <param name="message">The text.</param>
    void Log(string message);

    /// <summary>Writes a message and ends the line.</summary>
    /// <param name="message">The text.</param>
    void LogLine(string message);
}
