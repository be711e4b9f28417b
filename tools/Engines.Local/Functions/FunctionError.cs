using System.Text.Json;

namespace Engines.Local.Functions;

/// <summary>An error in the form that functions report them.</summary>
/// <param name="Type">The error's type.</param>
/// <param name="Message">What it says.</param>
/// <param name="StackTrace">Where it came from.</param>
public sealed record FunctionError(string Type, string Message, IReadOnlyList<string> StackTrace)
{
    /// <summary>Reads a report; what it does not say is empty, as Lambda takes any report.</summary>
    internal static FunctionError Read(ReadOnlyMemory<byte> report, string? typeHeader)
    {
        try
        {
            using var document = JsonDocument.Parse(report);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
                return new(Text(root, "errorType") ?? typeHeader ?? "", Text(root, "errorMessage") ?? "", Lines(root));
        }
        catch (JsonException)
        {
            // The header is then all there is.
        }

        return new(typeHeader ?? "", "", []);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Lines(JsonElement root) =>
        root.TryGetProperty("stackTrace", out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString()!)]
            : [];
}
