using System.Reflection;
using HandlebarsDotNet;

namespace Engines.Schema;

/// <summary>The templates: those inside the tool, or files of the same names in a team's own folder.</summary>
/// <param name="folder">Where a team's own templates stand; null for none. A file that is not there is the tool's.</param>
internal sealed class TemplateFiles(string? folder)
{
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> compiled = new(StringComparer.Ordinal);
    private readonly IHandlebars handlebars = Create();

    /// <summary>Fills a template; lines end with a line feed whatever the machine.</summary>
    public string Render(string name, Dictionary<string, object?> view)
    {
        if (!compiled.TryGetValue(name, out var template))
            compiled[name] = template = handlebars.Compile(Read(name));
        view.TryAdd("header", Header(name));
        return template(view).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static string Header(string name)
    {
        const string Line = "Generated from tables.yaml by `engines schema generate`. Do not edit.";
        return name.Split('/')[0] switch
        {
            "python" or "cloudformation" => $"# {Line}",
            "markdown" => $"<!-- {Line} -->",
            "json-schema" or "iam" => Line,
            _ => $"// {Line}",
        };
    }

    private static IHandlebars Create()
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
        handlebars.RegisterHelper("xml", (writer, _, arguments) => writer.WriteSafeString(
            $"{arguments[0]}".Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)));
        handlebars.RegisterHelper("cell", (writer, _, arguments) => writer.WriteSafeString($"{arguments[0]}".Replace("|", "\\|", StringComparison.Ordinal)));
        handlebars.RegisterHelper("doc", (writer, _, arguments) => writer.WriteSafeString(
            $"{arguments[0]}".Replace("*/", "* /", StringComparison.Ordinal).Replace("\"\"\"", "'''", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"\n", "\" \n", StringComparison.Ordinal)));
        return handlebars;
    }

    private string Read(string name)
    {
        if (folder is not null && Path.Combine(folder, $"{name}.hbs") is var own && File.Exists(own))
            return File.ReadAllText(own).ReplaceLineEndings("\n");

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Templates/{name}.hbs")
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
