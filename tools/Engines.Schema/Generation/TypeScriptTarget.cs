namespace Engines.Schema;

/// <summary>TypeScript modules: one for each kind of item, one for types, one that all of them read and write with.</summary>
internal static class TypeScriptTarget
{
    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates)
    {
        var views = new Views(file, new TypeScript());
        var items = file.Tables.SelectMany(table => table.Items.Select(item => views.Item(table, item))).ToArray();
        foreach (var item in items)
            item["module"] = ModuleOf(item);

        var tables = file.Tables.Select(views.Table).ToArray();
        yield return new("typescript/runtime.ts", templates.Render("typescript/runtime.ts", []));
        yield return new("typescript/types.ts", templates.Render("typescript/types.ts", new()
        {
            ["words"] = file.Types.OfType<NamedType.Words>().Select(views.Words).ToArray(),
            ["structures"] = file.Types.OfType<NamedType.Structure>().Select(views.Structure).ToArray(),
        }));
        foreach (var item in items)
            yield return new($"typescript/{item["module"]}.ts", templates.Render("typescript/item.ts", item));
        yield return new("typescript/index.ts", templates.Render("typescript/index.ts", new() { ["items"] = items, ["tables"] = tables }));
    }

    private static string ModuleOf(Dictionary<string, object?> item) => ((string)item["snake"]!).Replace('_', '-');
}
