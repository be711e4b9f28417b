using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Engines.Tests.Conventions.Source;

/// <summary>Who touches items, and how: only the stores do, and they take every attribute's name from what is generated of tables.yaml.</summary>
internal static partial class ItemAccess
{
    private const string Stores = "libs/Engines.Conversations/";
    private const string Names = "shared-infra/schema/generated/csharp/";

    public static IReadOnlySet<string> Attributes { get; } = SourceTree.Files("Names.cs").Where(path => path.StartsWith(Names, StringComparison.Ordinal))
        .SelectMany(path => Literals(SourceTree.Read(path)).Select(literal => literal.Text)).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<string> Files => SourceTree.Files(".cs").Where(path => path.StartsWith("libs/", StringComparison.Ordinal) || path.Split('/')[0].EndsWith("-engine", StringComparison.Ordinal));

    public static IReadOnlyList<string> Check(string path, string text)
    {
        if (!path.StartsWith(Stores, StringComparison.Ordinal))
            return text.Contains("Amazon.DynamoDBv2.Model", StringComparison.Ordinal) ? ["knows of items; only Engines.Conversations does"] : [];
        return [.. Spelled(text)];
    }

    // A word alone may be anybody's in a sentence; with an underscore it is a name wherever it stands. After a colon it is a placeholder.
    private static IEnumerable<string> Spelled(string text) =>
        from literal in Literals(text)
        from name in Attributes
        where literal.Text == name || (name.Contains('_', StringComparison.Ordinal) && Words().Matches(literal.Text).Any(word => word.Value == name))
        select $"line {literal.Line}: spells '{name}' instead of taking the generated name";

    private static IEnumerable<(string Text, int Line)> Literals(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
        .DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Select(token => (token.ValueText, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1));

    [GeneratedRegex(@"(?<![\w:#])[a-z]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
