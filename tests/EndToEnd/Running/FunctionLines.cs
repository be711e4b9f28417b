using System.Collections.Concurrent;
using System.Text.Json;

namespace Engines.Tests.EndToEnd.Running;

/// <summary>Everything that the processes of a function wrote.</summary>
public sealed class FunctionLines
{
    private readonly ConcurrentQueue<string> lines = new();

    public void Add(string line) => lines.Enqueue(line);

    public int Count => lines.Count;

    /// <summary>Checks that every line is one JSON object and that none holds what nobody may read there.</summary>
    public void Check(IReadOnlyCollection<string> secrets)
    {
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(IsObject(line), $"Not a JSON object: {line}"));
        Assert.All(lines, line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    public override string ToString() => string.Join('\n', lines);

    private static bool IsObject(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
