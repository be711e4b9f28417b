using Amazon.DynamoDBv2.Model;
using Engines.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Engines.Tests.Conventions;

/// <summary>The C# that is generated of each example compiles as it is, without a warning.</summary>
public sealed class ExampleCodeTests
{
    private static readonly string Folder = Support.Repository.PathOf("shared-infra/schema/examples");

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Folder, "tables.yaml", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order()];

    [Fact]
    public void Examples_OfTheFolder_AreThree() => Assert.Equal(3, Examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public void CSharp_OfAnExample_Compiles(string example)
    {
        var file = TablesFile.Load(Path.Combine(Folder, example, "tables.yaml"));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = SchemaGenerator.Generate(file, ["csharp"])
            .Select(one => CSharpSyntaxTree.ParseText(one.Text, options, one.Path))
            .Append(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;", options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(AttributeValue).Assembly.Location).Distinct(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(example, trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        var problems = compilation.GetDiagnostics().Where(one => one.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning).ToArray();

        Assert.True(problems.Length == 0, string.Join('\n', problems.Take(10)));
        Assert.True(file.Tables.Sum(table => table.Items.Count) > 0);
    }
}
