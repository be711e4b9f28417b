using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Engines.Tests.Conventions.Docs;

/// <summary>What the documents promise about the tree, as pure functions over texts.</summary>
internal static partial class DocumentRules
{
    private static readonly string[] NotCodes = ["README", "providers"];

    /// <summary>The values of the public text constants in a source file.</summary>
    public static IEnumerable<string> Codes(string source) =>
        from field in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.PublicKeyword) && field.Modifiers.Any(SyntaxKind.ConstKeyword)
        from variable in field.Declaration.Variables
        let literal = variable.Initializer?.Value as LiteralExpressionSyntax
        where literal?.IsKind(SyntaxKind.StringLiteralExpression) == true
        select literal.Token.ValueText;

    /// <summary>Codes without a page, and pages without a code.</summary>
    public static IEnumerable<string> Pages(IReadOnlyCollection<string> codes, IReadOnlyCollection<string> pages) =>
    [
        .. codes.Except(pages, StringComparer.Ordinal).Select(code => $"{code} has no page"),
        .. pages.Except(codes, StringComparer.Ordinal).Except(NotCodes, StringComparer.Ordinal).Select(page => $"{page}.md is the page of no code"),
    ];

    /// <summary>Relative links that lead to nothing.</summary>
    /// <param name="path">The document, from the root of the tree.</param>
    /// <param name="text">Its text.</param>
    /// <param name="read">Reads a document by its path; null where there is no file or folder, empty where it is not a document.</param>
    public static IEnumerable<string> Links(string path, string text, Func<string, string?> read)
    {
        foreach (var target in Link().Matches(Fence().Replace(text, "")).Select(match => match.Groups[1].Value).Where(target => !target.Contains(':', StringComparison.Ordinal)))
        {
            var parts = target.Split('#', 2);
            var file = parts[0].Length == 0 ? path : Resolve(path, parts[0]);
            if (read(file) is not { } linked)
                yield return $"{path} links to {target}, which does not exist";
            else if (parts.Length == 2 && !Anchors(linked).Contains(parts[1], StringComparer.Ordinal))
                yield return $"{path} links to {target}, and there is no such heading";
        }
    }

    /// <summary>The lines of the first code block under a heading.</summary>
    public static IReadOnlyList<string> Commands(string text, string heading)
    {
        var section = text.Split($"\n## {heading}\n", 2) is [_, var rest] ? rest.Split("\n## ", 2)[0] : "";
        return Fence().Match(section) is { Success: true } block ? [.. block.Value.Trim().Split('\n')[1..^1]] : [];
    }

    /// <summary>Blocks of commands that no test runs and that do not say why: neither <c>sh</c>, which is followed or begins with its mark, nor the two commands and their like.</summary>
    public static IEnumerable<string> Blocks(string path, string text) =>
        from block in Fence().Matches(text)
        let lines = block.Value.Trim().Split('\n').Select(line => line.Trim()).ToArray()
        where lines[0] == "```" && Tool().IsMatch(lines[1])
        select $"{path}: '{lines[1]}' begins a block that is not followed; write sh behind the fence, and # [account] above it if it needs an AWS account";

    /// <summary>What a command names that is not there: its project or solution, or the subcommand in the project's sources.</summary>
    public static IEnumerable<string> Command(string command, Func<string, IReadOnlyCollection<string>> sourcesIn, Func<string, bool> exists)
    {
        if (Run().Match(command) is { Success: true } run)
        {
            var sources = sourcesIn(run.Groups[1].Value);
            if (sources.Count == 0)
                yield return $"{command}: there is no project {run.Groups[1].Value}";
            else if (!sources.Any(source => source.Contains($"new Command(\"{run.Groups[2].Value}\"", StringComparison.Ordinal)))
                yield return $"{command}: there is no subcommand {run.Groups[2].Value}";
        }
        else if (Test().Match(command) is not { Success: true } test)
        {
            yield return $"{command}: not a command that is known here";
        }
        else if (!exists(test.Groups[1].Value))
        {
            yield return $"{command}: there is no {test.Groups[1].Value}";
        }
    }

    private static string Resolve(string path, string target)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", folder, target))).Replace('\\', '/');
    }

    // As GitHub makes them: lower case, spaces to hyphens, everything else but letters, digits, hyphens and underscores dropped.
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(Fence().Replace(text, "")).Select(match => string.Concat(match.Groups[1].Value
        .Trim().ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')));

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[ ]*```.*?^[ ]*```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^dotnet run --project (\S+) -- (\S+)$")]
    private static partial Regex Run();

    // dotnet run and dotnet test build and start things of their own; tests of theirs run those.
    [GeneratedRegex("^(\\.|#|aws|curl|engines|export|jq|make|sam|scripts/\\S+) ")]
    private static partial Regex Tool();

    [GeneratedRegex(@"^dotnet test (\S+)$")]
    private static partial Regex Test();
}
