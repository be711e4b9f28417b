namespace Engines.Schema;

/// <summary>The releases of a schema: each is the file as it was, in a folder beside it, named by its number.</summary>
/// <param name="folder"><c>releases</c>.</param>
public sealed class Releases(string folder)
{
    /// <summary>The numbers, the newest first.</summary>
    /// <exception cref="SchemaException">A file of the folder is not named by a number.</exception>
    public IReadOnlyList<ReleaseVersion> Versions => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.yaml").Select(Version).OrderDescending()];

    /// <summary>The newest release; null before the first.</summary>
    public (ReleaseVersion Version, TablesFile File)? Last => Versions is [var version, ..] ? (version, TablesFile.Load(PathOf(version))) : null;

    /// <summary>What is wrong with a number for these changes; null if nothing is.</summary>
    public static string? Problem(ReleaseVersion last, ReleaseVersion next, IReadOnlyList<SchemaChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var needed = SchemaComparison.Needed(changes);
        var least = last.Next(needed);
        return next <= last ? $"{next} is not newer than {last}. Use {last.Next(needed == Bump.None ? Bump.Patch : needed)}."
            : next < least ? $"{next} says less than the changes mean: {changes.First(change => change.Kind.Bump == needed).Kind.Name} needs at least {least}."
            : null;
    }

    /// <summary>Freezes a file under a number.</summary>
    /// <exception cref="SchemaException">The number is not newer than the last, or says less than the changes mean. Nothing was written.</exception>
    public string Freeze(ReleaseVersion version, string path)
    {
        var file = TablesFile.Load(path);
        if (Last is { } last && Problem(last.Version, version, SchemaComparison.Compare(last.File, file)) is { } problem)
            throw new SchemaException(problem);
        Directory.CreateDirectory(folder);
        File.WriteAllText(PathOf(version), File.ReadAllText(path).ReplaceLineEndings("\n").Replace("$schema=tables.schema.json", "$schema=../tables.schema.json", StringComparison.Ordinal));
        return PathOf(version);
    }

    private static ReleaseVersion Version(string path) => ReleaseVersion.Parse(Path.GetFileNameWithoutExtension(path))
        ?? throw new SchemaException($"{path} is not named by a version. Call it 1.0.0.yaml or the like, or move it away.");

    private string PathOf(ReleaseVersion version) => Path.Combine(folder, $"{version}.yaml");
}
