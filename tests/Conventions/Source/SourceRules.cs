using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Engines.Tests.Conventions.Source;

/// <summary>The rules of the style guide that a parser can check. Each returns what breaks it in one file.</summary>
internal static class SourceRules
{
    public const int FileLinesMax = 400;
    public const int MethodLinesMax = 70;
    public const int ConstructorParametersMax = 5;

    private static readonly string[] Clocks =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow",
         "Environment.TickCount", "Environment.TickCount64"];

    public static IReadOnlyList<string> Check(string path, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        return
        [
            .. Lines(text), .. Methods(root), .. Constructors(root), .. Unsealed(root),
            .. Lambda(path, root), .. Listeners(root), .. Time(root), .. Skipped(path, root),
        ];
    }

    private static IEnumerable<string> Lines(string text)
    {
        var lines = text.AsSpan().Count('\n');
        return lines <= FileLinesMax ? [] : [$"has {lines} lines, and {FileLinesMax} are the most"];
    }

    private static IEnumerable<string> Methods(SyntaxNode root) =>
        from method in root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
        let span = method.SyntaxTree.GetLineSpan(method.Span)
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MethodLinesMax
        select $"line {span.StartLinePosition.Line + 1}: a method of {lines} lines, and {MethodLinesMax} are the most";

    // A positional record is its data; its parameters are properties and not what it needs to work.
    private static IEnumerable<string> Constructors(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let parameters = node switch
        {
            ConstructorDeclarationSyntax { Parent: not RecordDeclarationSyntax } constructor => constructor.ParameterList,
            ClassDeclarationSyntax primary => primary.ParameterList,
            StructDeclarationSyntax primary => primary.ParameterList,
            _ => null,
        }
        where parameters?.Parameters.Count > ConstructorParametersMax
        select $"line {Line(node)}: a constructor with {parameters.Parameters.Count} parameters, and {ConstructorParametersMax} are the most";

    private static IEnumerable<string> Unsealed(SyntaxNode root) =>
        from type in root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax && !type.IsKind(SyntaxKind.RecordStructDeclaration))
        where !type.Modifiers.Any(one => one.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)

        // BenchmarkDotNet derives from what it measures.
        where !type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "MemoryDiagnoser")

        // One part says it for all parts, and that part may stand in another file: the compiler keeps them together, this rule only looks at whole types.
        where !type.Modifiers.Any(SyntaxKind.PartialKeyword)
        select $"line {Line(type)}: {type.Identifier} is neither sealed, abstract nor static";

    private static IEnumerable<string> Lambda(string path, SyntaxNode root)
    {
        var name = Path.GetFileName(path);
        var allowed = path.StartsWith("libs/Engines.Lambda/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal)
            || (path.Split('/') is [var engine, "src", ..] && engine.EndsWith("-engine", StringComparison.Ordinal)
                && (name == "Program.cs" || name.EndsWith("Function.cs", StringComparison.Ordinal) || name.EndsWith("FunctionJson.cs", StringComparison.Ordinal)));
        return allowed ? [] : root.DescendantNodes()
            .Where(node => node is NameSyntax { Parent: not NameSyntax } or MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax })
            .Where(node => node.ToString().StartsWith("Amazon.Lambda", StringComparison.Ordinal))
            .Select(node => $"line {Line(node)}: only Engines.Lambda, Program and Function know of {node}");
    }

    private static IEnumerable<string> Listeners(SyntaxNode root) => Texts(root)
        .Where(text => new[] { "0.0.0.0", "http://+", "http://*", "https://+", "https://*" }.Any(open => text.Text.Contains(open, StringComparison.Ordinal)))
        .Select(text => $"line {text.Line}: '{text.Text}' listens to more than this machine")
        .Concat(root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.ToString() is "IPAddress.Any" or "IPAddress.IPv6Any" || access.Name.Identifier.Text == "ListenAnyIP")
            .Select(access => $"line {Line(access)}: {access} listens to more than this machine"));

    private static IEnumerable<string> Time(SyntaxNode root) => root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => Clocks.Any(clock => access.ToString() == clock || access.ToString() == $"System.{clock}"))
        .Select(access => $"line {Line(access)}: {access} instead of TimeProvider");

    private static IEnumerable<string> Skipped(string path, SyntaxNode root) =>
        !path.StartsWith("tests/", StringComparison.Ordinal) ? [] : root.DescendantNodes()
        .OfType<AttributeArgumentSyntax>().Where(argument => argument.NameEquals?.Name.Identifier.Text == "Skip")
        .Select(argument => $"line {Line(argument)}: a skipped test");

    private static IEnumerable<(string Text, int Line)> Texts(SyntaxNode root) => root.DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Select(token => (token.ValueText, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1));

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
