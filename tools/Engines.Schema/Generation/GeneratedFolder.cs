namespace Engines.Schema;

/// <summary>A folder of generated files: written whole, or compared with what it should hold.</summary>
public static class GeneratedFolder
{
    /// <summary>Writes what differs, and removes what is no longer generated from the folders of the targets; answers what it did.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="targets">The folders in it that hold generated files and nothing else.</param>
    /// <param name="files">What they shall hold.</param>
    public static IReadOnlyList<FolderDifference> Write(string folder, IEnumerable<string> targets, IReadOnlyList<GeneratedFile> files)
    {
        var differences = Compare(folder, targets, files);
        foreach (var difference in differences)
        {
            var path = Path.Combine(folder, difference.Path);
            if (difference.Kind == FolderDifferenceKind.Stray)
            {
                File.Delete(path);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, files.First(file => file.Path == difference.Path).Text);
        }

        return differences;
    }

    /// <summary>What is not as it should be, in the order of the paths.</summary>
    /// <inheritdoc cref="Write"/>
    public static IReadOnlyList<FolderDifference> Compare(string folder, IEnumerable<string> targets, IReadOnlyList<GeneratedFile> files)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(files);
        var found = targets.Select(target => Path.Combine(folder, target)).Where(Directory.Exists)
            .SelectMany(target => Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/__pycache__/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        var missing = files.Where(file => !found.Contains(file.Path)).Select(file => new FolderDifference(file.Path, FolderDifferenceKind.Missing));
        var stale = files.Where(file => found.Contains(file.Path) && File.ReadAllText(Path.Combine(folder, file.Path)).ReplaceLineEndings("\n") != file.Text)
            .Select(file => new FolderDifference(file.Path, FolderDifferenceKind.Stale));
        var stray = found.Except(files.Select(file => file.Path), StringComparer.Ordinal).Select(path => new FolderDifference(path, FolderDifferenceKind.Stray));
        return [.. missing.Concat(stale).Concat(stray).OrderBy(difference => difference.Path, StringComparer.Ordinal)];
    }
}

/// <summary>One file that is not as it should be.</summary>
public sealed record FolderDifference(string Path, FolderDifferenceKind Kind);

/// <summary>How a file is not as it should be.</summary>
public enum FolderDifferenceKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It holds something else.</summary>
    Stale,

    /// <summary>Nothing generates it.</summary>
    Stray,
}
