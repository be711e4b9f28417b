using System.Text;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Local.Conversations;

/// <summary>What was said, in one line for people: never an address, which stands beside it in the item.</summary>
internal static class SpokenText
{
    public static string Of(InboundContent content) => content.Text is { Length: > 0 } text ? OneLine(text) : $"[{content.Kind.ToWord()}]";

    /// <summary>The text of an answer, or a template's name with its values.</summary>
    public static string Of(string requestJson)
    {
        using var document = JsonDocument.Parse(requestJson);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return "[message]";
        if (root.TryGetProperty("text", out var body) && body.ValueKind == JsonValueKind.String)
            return OneLine(body.GetString()!);
        if (!root.TryGetProperty("template", out var template) || template.ValueKind != JsonValueKind.Object)
            return "[message]";

        var text = new StringBuilder("[template");
        if (template.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object)
        {
            foreach (var variable in variables.EnumerateObject())
                text.Append(' ').Append(variable.Name).Append('=').Append(variable.Value.ToString());
        }

        return OneLine(text.Append(']').ToString());
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
