using System.Text.RegularExpressions;

namespace Engines.Schema.Migration;

/// <summary>The folder with migrations, one file each, <c>0001-add-priority.yaml</c>.</summary>
public static partial class MigrationFolder
{
    /// <summary>Reads every migration, in the order of their numbers.</summary>
    /// <param name="folder">The folder; one that is not there has no migrations.</param>
    /// <exception cref="SchemaException">A file is wrong, or a number is there twice; the message names every place of every file.</exception>
    public static IReadOnlyList<MigrationFile> Load(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var (files, problems) = (new List<MigrationFile>(), new List<SchemaProblem>());
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".yaml" or ".yml").Order(StringComparer.Ordinal))
        {
            try
            {
                if (!NamePattern().IsMatch(Path.GetFileName(path)))
                    problems.Add(new(path, 1, 1, "the name of the file does not say its place", "Call it 0001-what-it-does.yaml: four digits, then lower-case words"));
                files.Add(MigrationReader.Read(File.ReadAllText(path), path));
            }
            catch (SchemaException fault) when (fault.Problems.Count > 0)
            {
                problems.AddRange(fault.Problems);
            }
        }

        foreach (var twice in files.GroupBy(file => file.Id.Split('-')[0], StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new(twice.Last().Path, 1, 1, $"the number {twice.Key} is there twice", $"Give it the next number; {twice.First().Id} has this one"));
        return problems.Count > 0 ? throw new SchemaException(problems) : files;
    }

    /// <summary>Reads one migration.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="path">Its file, which gives it its name.</param>
    /// <exception cref="SchemaException">The text does not say what it must.</exception>
    public static MigrationFile Parse(string text, string path) => MigrationReader.Read(text, path);

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.yaml$")]
    private static partial Regex NamePattern();
}
