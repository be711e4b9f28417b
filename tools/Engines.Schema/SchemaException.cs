namespace Engines.Schema;

/// <summary>A schema file, or a table that stands, does not say what it must.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Faults of a file.</summary>
    /// <param name="problems">At least one, in the order of the file.</param>
    public SchemaException(IReadOnlyList<SchemaProblem> problems)
        : base(string.Join('\n', problems))
    {
        ArgumentNullException.ThrowIfNull(problems);
        (Problems, File, Line, Column) = (problems, problems[0].File, problems[0].Line, problems[0].Column);
    }

    /// <summary>A fault that stands in no file.</summary>
    public SchemaException(string message)
        : base(message) => (File, Problems) = ("", []);

    /// <summary>Everything that is wrong, in the order of the file; empty for a fault that stands in none.</summary>
    public IReadOnlyList<SchemaProblem> Problems { get; }

    /// <summary>The file; empty for a fault that stands in none.</summary>
    public string File { get; }

    /// <summary>Of the first problem, from 1; 0 for a fault that stands in no file.</summary>
    public long Line { get; }

    /// <summary>Of the first problem, from 1; 0 for a fault that stands in no file.</summary>
    public long Column { get; }
}

/// <summary>One fault at one place of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">What is wrong there.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record SchemaProblem(string File, long Line, long Column, string Text, string Fix)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Text}. {Fix}.";
}
