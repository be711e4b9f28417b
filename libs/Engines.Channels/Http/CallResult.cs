namespace Engines.Channels;

/// <summary>What became of one HTTP call.</summary>
internal abstract record CallResult
{
    private CallResult()
    {
    }

    /// <summary>A status line arrived.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Body">The body, or as much of it as arrived.</param>
    /// <param name="IsComplete">False when the body was cut, or longer than an answer may be.</param>
    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body, bool IsComplete) : CallResult
    {
        /// <summary>What the provider asks to wait.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The header in which AWS names an error.</summary>
        public string? ErrorType { get; init; }
    }

    /// <summary>Nothing left this machine that a provider could act on.</summary>
    /// <param name="Code"><c>connection</c>, <c>timeout</c> or <c>cancelled</c>.</param>
    public sealed record NotSent(string Code) : CallResult;

    /// <summary>The request may have left, and no answer came.</summary>
    /// <param name="Code"><c>connection</c>, <c>timeout</c> or <c>cancelled</c>.</param>
    public sealed record Lost(string Code) : CallResult;
}
