using Engines.Channels;
using Engines.Lambda;

namespace TemplateSender;

/// <summary>What the deployment tells the sender, in environment variables. Read once, at cold start; all problems are reported at once and stop the start.</summary>
public sealed record SenderOptions : EngineOptions
{
    // A late duplicate of a request would be sent again if its item were gone before the queues are.
    private const int RetentionDaysMin = 30;

    private SenderOptions(VariableReader reader)
        : base(reader, RetentionDaysMin)
    {
    }

    /// <summary>Reads the options through a look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</summary>
    /// <exception cref="InvalidOperationException">Names every variable that is missing or wrong, its value and the remedy.</exception>
    public static SenderOptions Read(Func<string, string?> variable)
    {
        var reader = new VariableReader(variable);
        var options = new SenderOptions(reader);
        reader.ThrowIfAnyProblem();
        return options;
    }
}
