namespace Engines.Schema;

/// <summary>C# files: one type a file, and what all of them read and write with.</summary>
internal static class CSharpTarget
{
    private static readonly string[] Runtime = ["AttributeCodec", "DynamoNumber", "ItemFormatException", "ItemReader", "KeyCode"];

    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates)
    {
        var views = new Views(file, new CSharp());
        foreach (var name in Runtime)
            yield return new($"csharp/Runtime/{name}.cs", templates.Render($"csharp/{name}.cs", new() { ["namespace"] = file.Namespace }));

        foreach (var type in file.Types)
        {
            var (template, view) = type switch
            {
                NamedType.Words words => ("Words", views.Words(words)),
                NamedType.Structure structure => ("Structure", views.Structure(structure)),
                _ => throw new InvalidOperationException("There is no such type."),
            };
            yield return new($"csharp/Types/{Names.Pascal(type.Name)}.cs", templates.Render($"csharp/{template}.cs", view));
            if (type is NamedType.Structure)
                yield return new($"csharp/Types/{view["namesType"]}.cs", templates.Render("csharp/ItemNames.cs", view));
        }

        foreach (var table in file.Tables)
        {
            var folder = $"csharp/{Names.Pascal(table.Name)}";
            yield return new($"{folder}/{Names.Pascal(table.Name)}Table.cs", templates.Render("csharp/Table.cs", views.Table(table)));
            foreach (var item in table.Items)
            {
                var type = views.TypeOf(table, item);
                yield return new($"{folder}/{type}.cs", templates.Render("csharp/Item.cs", views.Item(table, item)));
                yield return new($"{folder}/{type[..^4]}Names.cs", templates.Render("csharp/ItemNames.cs", views.Item(table, item)));
                yield return new($"{folder}/{type[..^4]}Fields.cs", templates.Render("csharp/ItemFields.cs", views.Item(table, item)));
            }
        }
    }
}
