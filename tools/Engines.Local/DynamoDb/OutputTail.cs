namespace Engines.Local.DynamoDb;

/// <summary>The last lines that a process wrote: enough to explain a failure, never more than fits on a screen.</summary>
internal sealed class OutputTail
{
    private const int LinesMax = 20;
    private const int LineLengthMax = 400;

    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (lines)
        {
            if (lines.Count == LinesMax)
                lines.Dequeue();
            lines.Enqueue(line.Length > LineLengthMax ? line[..LineLengthMax] : line);
        }
    }

    public override string ToString()
    {
        lock (lines)
            return string.Join('\n', lines);
    }
}
