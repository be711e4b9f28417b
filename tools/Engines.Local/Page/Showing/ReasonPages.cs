using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Local.Page.Http;

namespace Engines.Local.Page.Showing;

/// <summary>What reasons mean: the pages of <c>docs/errors</c>, which stand in this assembly.</summary>
internal static partial class ReasonPages
{
    private const string Folder = "errors";
    private const string Providers = "providers";

    private static readonly Lazy<Dictionary<string, string>> Sentences = new(() => SentenceRow()
        .Matches(Embedded.Text($"{Folder}/README.md") ?? "")
        .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim(), StringComparer.Ordinal));

    /// <summary>What a reason means, in a sentence; null where nobody knows.</summary>
    public static string? Sentence(string? reason) => reason switch
    {
        null => null,
        _ when Sentences.Value.TryGetValue(reason, out var sentence) => sentence,
        _ when reason.Split(':', 2) is [var provider, var code] => ProviderSentence(provider, code),
        _ => null,
    };

    /// <summary>The page of a reason; null if there is none.</summary>
    public static JsonObject? Find(string reason)
    {
        var name = reason.Contains(':', StringComparison.Ordinal) ? Providers : reason;
        return Embedded.Text($"{Folder}/{name}.md") is { } text && name != "README"
            ? new JsonObject { ["reason"] = reason, ["sentence"] = Sentence(reason), ["text"] = text }
            : null;
    }

    private static string ProviderSentence(string provider, string code)
    {
        var row = (Embedded.Text($"{Folder}/{Providers}.md") ?? "").Split('\n')
            .FirstOrDefault(line => line.StartsWith('|') && line.Contains($"`{code}`", StringComparison.Ordinal));
        return row?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var kind, _, _, var remedy] => $"{provider} refuses with code {code} ({kind}). {remedy}",
            [_, _, var happened] => $"{provider}: {happened}",
            _ => $"{provider} answered with code {code}.",
        };
    }

    [GeneratedRegex(@"^\| \[`([a-z_]+)`\]\([a-z_]+\.md\) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex SentenceRow();
}
