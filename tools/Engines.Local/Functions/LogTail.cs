using System.Text;

namespace Engines.Local.Functions;

/// <summary>The last lines of one invocation, as many as Lambda returns of them.</summary>
internal sealed class LogTail
{
    /// <summary>How much is kept.</summary>
    /// <value>4 KB, as in <c>X-Amz-Log-Result</c>.</value>
    public const int BytesMax = 4 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();
    private string ending = "";
    private int bytes;

    /// <summary>Adds a line; the oldest ones make room.</summary>
    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            bytes += BytesOf(line);
            while (bytes > BytesMax && lines.Count > 1)
                bytes -= BytesOf(lines.Dequeue());
        }
    }

    /// <summary>Sets the lines that stand at the end, whatever comes later.</summary>
    public void End(IEnumerable<string> last)
    {
        lock (gate)
            ending = string.Concat(last.Select(line => line + "\n"));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (gate)
        {
            var text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")) + ending);
            return Encoding.UTF8.GetString(text.AsSpan(Math.Max(0, text.Length - BytesMax)));
        }
    }

    private static int BytesOf(string line) => Encoding.UTF8.GetByteCount(line) + 1;
}
