using System.Reflection;
using Amazon.DynamoDBv2.Model;
using Engines.Schema;
using Engines.Tests.Integration.Schema.RoundTrip;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Engines.Tests.Integration.Schema.Examples;

/// <summary>The C# of a schema that no project compiles, compiled here.</summary>
internal sealed class CompiledTables
{
    private readonly Assembly assembly;
    private readonly string place;

    public CompiledTables(TablesFile file)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = SchemaGenerator.Generate(file, ["csharp"]).Select(one => CSharpSyntaxTree.ParseText(one.Text, options, one.Path))
            .Append(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;", options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        using var code = new MemoryStream();
        var compiled = CSharpCompilation.Create(file.Namespace, trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)).Emit(code);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics.Take(10)));
        (assembly, place) = (Assembly.Load(code.ToArray()), file.Namespace);
    }

    /// <summary>How an item of a table is read and written.</summary>
    public ItemCode CodeOf(string table, Dictionary<string, AttributeValue> item)
    {
        var kind = (string?)Find($"{table}Table")!.GetMethod("KindOf")!.Invoke(null, [item]) ?? throw new InvalidOperationException($"No kind of {table} has this key.");

        // With its table where two tables have the same kind.
        var type = Find($"{table}{kind}Item") ?? Find($"{kind}Item") ?? throw new InvalidOperationException($"Nothing was generated for {kind} of {table}.");
        var (read, write) = (type.GetMethod("FromItem")!, type.GetMethod("ToItem")!);
        return new(stored => read.Invoke(null, [stored])!, value => (Dictionary<string, AttributeValue>)write.Invoke(value, [])!);
    }

    private Type? Find(string name) => assembly.GetType($"{place}.{name.Replace("_", "", StringComparison.Ordinal)}", throwOnError: false, ignoreCase: true);
}
