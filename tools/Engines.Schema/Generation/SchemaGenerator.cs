namespace Engines.Schema;

/// <summary>A file that follows from the schema.</summary>
/// <param name="Path">From the output folder, with forward slashes.</param>
/// <param name="Text">Its content.</param>
public sealed record GeneratedFile(string Path, string Text);

/// <summary>What follows from a <see cref="TablesFile"/>: code in three languages, schemas, documents, policies and templates. The same schema gives the same bytes.</summary>
public static class SchemaGenerator
{
    /// <summary>Everything there is to generate; each is a folder of the output.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["cloudformation", "csharp", "iam", "json-schema", "markdown", "python", "typescript"];

    /// <summary>Generates, in the order of the paths.</summary>
    /// <param name="file">The schema.</param>
    /// <param name="targets">Some of <see cref="Targets"/>.</param>
    /// <param name="templates">A folder whose templates are used in place of the tool's own; null for none.</param>
    public static IReadOnlyList<GeneratedFile> Generate(TablesFile file, IEnumerable<string> targets, string? templates = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(targets);
        var files = new TemplateFiles(templates);
        return [.. targets.Distinct(StringComparer.Ordinal).SelectMany(target => Of(file, target, files)).OrderBy(one => one.Path, StringComparer.Ordinal)];
    }

    /// <summary>The template that the schema names, with its tables made anew; null where it names none, or the targets do not ask for it.</summary>
    /// <inheritdoc cref="Generate"/>
    /// <exception cref="SchemaException">The template is not there, or does not say where the tables stand in it.</exception>
    public static TemplateChange? InPlace(TablesFile file, IEnumerable<string> targets, string? templates = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Template is { } template && targets.Contains("cloudformation", StringComparer.Ordinal)
            ? StackTemplate.Change(template, CloudFormationTarget.Resources(file, new(templates)))
            : null;
    }

    private static IEnumerable<GeneratedFile> Of(TablesFile file, string target, TemplateFiles templates) => target switch
    {
        "cloudformation" => CloudFormationTarget.Generate(file, templates),
        "csharp" => CSharpTarget.Generate(file, templates),
        "iam" => IamTarget.Generate(file, templates),
        "json-schema" => JsonSchemaTarget.Generate(file),
        "markdown" => MarkdownTarget.Generate(file, templates),
        "python" => PythonTarget.Generate(file, templates),
        "typescript" => TypeScriptTarget.Generate(file, templates),
        _ => throw new SchemaException($"There is no target '{target}'. {Suggestion.Among(target, [.. Targets])}."),
    };
}
