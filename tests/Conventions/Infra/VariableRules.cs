using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Holds the environment variables that the code reads against those that environment.txt explains.</summary>
internal static partial class VariableRules
{
    /// <summary>Set by the local runner and by nothing in AWS.</summary>
    private static readonly string[] LocalOnly =
        ["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SESV2", "META_BASE_URL", "TWILIO_BASE_URL"];

    public static IEnumerable<string> Check(string options, IReadOnlyDictionary<string, string> explained)
    {
        var read = Read(options).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. read.Except(explained.Keys).Except(LocalOnly, StringComparer.Ordinal).Select(name => $"{name} is read and not explained"),
            .. explained.Where(one => !read.Contains(one.Key) && !one.Value.StartsWith("read by the extension", StringComparison.Ordinal))
                .Select(one => $"{one.Key} is explained and not read"),
        ];
    }

    private static IEnumerable<string> Read(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
        .DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).Where(text => Name().IsMatch(text));

    [GeneratedRegex("^[A-Z]+(_[A-Z0-9]+)+$")]
    private static partial Regex Name();
}
