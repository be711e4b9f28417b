using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Documents;

/// <summary>Commands that a document shows together.</summary>
/// <param name="Document">The document, from the root of the tree.</param>
/// <param name="Line">Where the commands begin, from 1.</param>
/// <param name="Text">The commands as they stand there, without the indentation of a list around them.</param>
public sealed record ShellBlock(string Document, int Line, string Text)
{
    private const string Mark = "# [account]";
    private const string Fence = "```";

    /// <summary>Whether the commands say that they need an AWS account.</summary>
    public bool NeedsAccount => Text.StartsWith(Mark, StringComparison.Ordinal);

    public override string ToString() => $"{Document}:{Line}";

    /// <summary>The blocks of commands under a heading of the second level, in order; those of the whole document if none is named.</summary>
    public static IReadOnlyList<ShellBlock> Read(string document, string? heading = null)
    {
        var blocks = new List<ShellBlock>();
        var lines = File.ReadAllLines(Repository.PathOf(document));
        var section = "";
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("## ", StringComparison.Ordinal))
                section = lines[index][3..];
            if (lines[index].Trim() != $"{Fence}sh")
                continue;

            var indent = lines[index].IndexOf(Fence, StringComparison.Ordinal);
            var end = Array.FindIndex(lines, index + 1, line => line.Trim() == Fence);
            if (heading is null || section == heading)
                blocks.Add(new(document, index + 2, string.Join('\n', lines[(index + 1)..end].Select(line => line.Length > indent ? line[indent..] : ""))));
            index = end;
        }

        return blocks;
    }
}
