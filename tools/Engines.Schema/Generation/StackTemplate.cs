using System.Text;

namespace Engines.Schema;

/// <summary>A template before and after its tables were made anew.</summary>
/// <param name="Path">As the schema writes it.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Before">What it holds.</param>
/// <param name="After">What it shall hold; apart from the tables, byte for byte the same.</param>
public sealed record TemplateChange(string Path, string FullPath, string Before, string After)
{
    public bool IsStale => Before != After;

    /// <summary>Writes it, where it is stale.</summary>
    public void Write()
    {
        if (IsStale)
            File.WriteAllBytes(FullPath, StackTemplate.Encoding.GetBytes(After));
    }
}

/// <summary>Replaces the tables of a CloudFormation template that people write: what stands between two comments is generated, and nothing else is touched.</summary>
internal static class StackTemplate
{
    /// <summary>The comment before the tables; what follows on its line is free.</summary>
    public const string Begin = "# engines schema: tables";

    /// <summary>The comment behind them.</summary>
    public const string End = "# engines schema: end";

    private const string BeginAsAdvised = $"{Begin} (generated, do not edit)";

    /// <summary>Keeps a byte order mark, and refuses what it could not write back as it was.</summary>
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SchemaException">The template is not there, or its comments are not as they must be.</exception>
    public static TemplateChange Change(TemplateReference template, string resources)
    {
        var before = Read(template);
        return new(template.Path, template.FullPath, before, Replace(before, template.Path, resources));
    }

    /// <summary>The text with other tables, indented as its comment is, with the ends of lines that it has.</summary>
    /// <param name="text">The template.</param>
    /// <param name="path">Its name in messages.</param>
    /// <param name="resources">The tables, indented by two blanks.</param>
    public static string Replace(string text, string path, string resources)
    {
        var lines = TemplateLine.Of(text);
        var (begin, end) = Markers(lines, path);
        CheckDuplicates(lines, path, (begin, end), resources);

        var (indent, lineEnd) = (begin.Indent - 2, begin.Text.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        var tables = resources.Trim('\n').Split('\n').Select(line => line.Length == 0 ? "" : indent < 0 ? line[-indent..] : new string(' ', indent) + line);
        return string.Concat(
            string.Concat(lines.Take(begin.Number).Select(line => line.Text)),
            string.Concat(tables.Prepend("").Append("").Select(line => line + lineEnd)),
            string.Concat(lines.Skip(end.Number - 1).Select(line => line.Text)));
    }

    private static string Read(TemplateReference template)
    {
        if (!File.Exists(template.FullPath))
            throw Fault(template.Schema, (template.Line, template.Column), $"'template' names {template.Path}, and there is no such file", "Name a template that is there, from the folder of this file, or remove the entry to get the tables as a file");

        try
        {
            return Encoding.GetString(File.ReadAllBytes(template.FullPath));
        }
        catch (DecoderFallbackException)
        {
            throw Fault(template.Path, (1, 1), "it is not UTF-8", "Save it as UTF-8");
        }
    }

    private static (TemplateLine Begin, TemplateLine End) Markers(IReadOnlyList<TemplateLine> lines, string path)
    {
        var begins = lines.Where(line => line.IsComment(Begin)).ToArray();
        var ends = lines.Where(line => line.IsComment(End)).ToArray();
        if (begins.Length == 0)
            throw Fault(path, (Home(lines), 1), $"no line says '{Begin}'", $"Put '  {BeginAsAdvised}' before the tables in Resources, and '  {End}' behind them");
        if (begins.Length > 1)
            throw Fault(path, begins[1].Place, $"'{Begin}' stands in line {begins[0].Number} already", "Remove one of the two: all tables stand in one place");
        if (ends.Length == 0)
            throw Fault(path, begins[0].Place, $"no line says '{End}'", $"Put '  {End}' behind the last table");
        if (ends.Length > 1)
            throw Fault(path, ends[1].Place, $"'{End}' stands in line {ends[0].Number} already", "Remove one of the two: what stands before the first is generated");
        if (ends[0].Number < begins[0].Number)
            throw Fault(path, ends[0].Place, $"'{End}' stands before '{Begin}' in line {begins[0].Number}", "Put it behind the last table");

        foreach (var marker in new[] { begins[0], ends[0] })
        {
            if (marker.Section != "Resources")
                throw Fault(path, marker.Place, $"this stands in {(marker.Section.Length == 0 ? "no section" : $"the section {marker.Section}")}", "Put it into Resources");
        }

        if (begins[0].Indent == 0)
            throw Fault(path, begins[0].Place, "this is not indented", "Indent it as the names of resources are: the tables are indented as it is");
        return (begins[0], ends[0]);
    }

    // A name that is there twice is no error for every reader of YAML: one of the two tables would be lost.
    private static void CheckDuplicates(IReadOnlyList<TemplateLine> lines, string path, (TemplateLine Begin, TemplateLine End) markers, string resources)
    {
        var generated = TemplateLine.Of($"Resources:\n{resources}").Where(line => line.Indent == 2 && line.Name is not null).Select(line => line.Name).ToHashSet(StringComparer.Ordinal);
        var twice = lines.FirstOrDefault(line => line.Section == "Resources" && line.Indent == markers.Begin.Indent && generated.Contains(line.Name)
            && (line.Number < markers.Begin.Number || line.Number > markers.End.Number));
        if (twice is not null)
            throw Fault(path, twice.Place, $"'{twice.Name}' is a table of the schema, and stands outside '{Begin}'", "Remove it here: it is generated between the two comments");
    }

    private static long Home(IReadOnlyList<TemplateLine> lines) => lines.FirstOrDefault(line => line.Indent == 0 && line.Name == "Resources")?.Number ?? 1;

    private static SchemaException Fault(string file, (long Line, long Column) place, string text, string fix) =>
        new([new SchemaProblem(file, place.Line, place.Column, text, fix)]);
}
