namespace Engines.Schema;

/// <summary>A schema file, or a table that stands, does not say what it must.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>A fault at one place of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="problem">What is wrong there.</param>
    /// <param name="fix">What to write instead.</param>
    public SchemaException(string file, long line, long column, string problem, string fix)
        : base($"{file}:{line}:{column}: {problem}. {fix}.") =>
        (File, Line, Column) = (file, line, column);

    /// <summary>A fault that stands in no file.</summary>
    public SchemaException(string message)
        : base(message) => File = "";

    /// <summary>The file; empty for a fault that stands in none.</summary>
    public string File { get; }

    /// <summary>From 1; 0 for a fault that stands in no file.</summary>
    public long Line { get; }

    /// <summary>From 1; 0 for a fault that stands in no file.</summary>
    public long Column { get; }
}
