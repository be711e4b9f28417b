namespace Engines.Local.Templates;

/// <summary>A template, or what is handed to it, says something that AWS would refuse or that the local cloud cannot carry out.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>A fault at one place of a file.</summary>
    /// <param name="file">The file, as seen from the root of the working tree.</param>
    /// <param name="line">From 1.</param>
    /// <param name="problem">What is wrong there, without a full stop.</param>
    /// <param name="fix">What to do about it, without a full stop.</param>
    public TemplateException(string file, long line, string problem, string fix)
        : base($"{file}:{line}: {problem}. {fix}.") => (File, Line) = (file, line);

    public string File { get; }

    public long Line { get; }
}
