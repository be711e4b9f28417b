namespace Engines.Schema;

/// <summary>A Python package: one module for each kind of item, one for types, one that all of them read and write with.</summary>
internal static class PythonTarget
{
    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates)
    {
        var views = new Views(file, new Python());
        var package = $"python/{Names.Snake(file.Namespace)}";
        var items = file.Tables.SelectMany(table => table.Items.Select(item => views.Item(table, item))).ToArray();
        var words = file.Types.OfType<NamedType.Words>().Select(views.Words).ToArray();
        var structures = file.Types.OfType<NamedType.Structure>().Select(views.Structure).ToArray();
        string[] types = [.. words.Concat(structures).Select(type => (string)type["type"]!), .. structures.Select(type => (string)type["namesType"]!)];

        yield return new($"{package}/py.typed", "");
        yield return new($"{package}/runtime.py", templates.Render("python/runtime.py", []));
        yield return new($"{package}/types.py", templates.Render("python/types.py", new() { ["words"] = words, ["structures"] = structures }));
        foreach (var item in items)
            yield return new($"{package}/{item["snake"]}.py", templates.Render("python/item.py", item));
        yield return new($"{package}/__init__.py", templates.Render("python/__init__.py", new()
        {
            ["items"] = items,
            ["types"] = string.Join(", ", types.Order(StringComparer.Ordinal)),
            ["exports"] = items.Select(one => (string)one["type"]!).Concat(types).Select(Names.Quote).Order(StringComparer.Ordinal).ToArray(),
            ["tables"] = file.Tables.Select(views.Table).ToArray(),
        }));
    }
}
