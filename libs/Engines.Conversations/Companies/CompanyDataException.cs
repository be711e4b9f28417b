namespace Engines.Conversations;

/// <summary>A company's data cannot be used as it stands.</summary>
/// <param name="path">Where, such as <c>channels.whatsapp.provider</c>.</param>
/// <param name="problem">What is wrong, and what would be right.</param>
public sealed class CompanyDataException(string path, string problem) : Exception($"Company data: {path} {problem}.")
{
    /// <summary>Where.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;
}
