namespace Engines.Schema;

/// <summary>What was found wrong so far: everything is told at once, because whoever mends one fault a run mends for an afternoon.</summary>
internal sealed class Problems(string file)
{
    private readonly List<SchemaProblem> found = [];

    public string File => file;

    public void Add(long line, long column, string text, string fix) => found.Add(new(file, line, column, text, fix));

    /// <exception cref="SchemaException">There were any.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw new SchemaException([.. found.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }
}
