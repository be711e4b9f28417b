using System.Text.Json;

namespace Engines.Local.Providers;

/// <summary>
/// Reads what goes wrong from a file: a JSON list of objects, each with <c>fault</c> and, to say which calls meet it, any of <c>provider</c>, <c>recipient</c>,
/// <c>template</c>, <c>nth</c> and <c>times</c>. The first entry that has a fault for a call decides; every entry counts the calls that fit it.
/// </summary>
public static class FaultScript
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a script from a file.</summary>
    /// <exception cref="InvalidDataException">It is no script; the message says which entry is wrong, and how.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FaultPlan Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>Reads a script.</summary>
    /// <exception cref="InvalidDataException">It is no script.</exception>
    public static FaultPlan Parse(string text)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            root = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"This is not JSON: {failure.Message}", failure);
        }

        if (root.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("A script is a list of objects.");
        var entries = root.EnumerateArray().Select((entry, index) => FaultScriptEntry.Read(entry, index + 1)).ToList();
        return new(call => entries.Select(entry => entry.Next(call)).ToList().Find(fault => fault is not Fault.Nothing) ?? Fault.None);
    }
}
