using System.Globalization;

namespace Engines.Local.Functions.Watching;

/// <summary>Copies of what was built, one for each generation: a build must not overwrite files from under a process that runs them.</summary>
/// <param name="folder">Where the copies go; whatever is left in it from before is deleted.</param>
/// <param name="assembly">The assembly as it is built.</param>
public sealed class CodeCopies(string folder, string assembly) : IDisposable
{
    private int generation;

    /// <summary>Copies the folder of the assembly as it stands now.</summary>
    /// <returns>The assembly within the copy.</returns>
    public string Next()
    {
        if (generation == 0 && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        var target = FolderOf(++generation);
        Copy(new(Path.GetDirectoryName(Path.GetFullPath(assembly))!), target);
        return Path.Combine(target, Path.GetFileName(assembly));
    }

    /// <summary>Deletes the copies before the last one; no process may run them any more.</summary>
    public void DeleteOld()
    {
        for (var old = 1; old < generation; old++)
        {
            if (Directory.Exists(FolderOf(old)))
                Directory.Delete(FolderOf(old), recursive: true);
        }
    }

    /// <summary>Deletes all of them.</summary>
    public void Dispose()
    {
        if (generation > 0 && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string FolderOf(int number) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture));

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles())
            file.CopyTo(Path.Combine(target, file.Name));
        foreach (var inner in source.EnumerateDirectories())
            Copy(inner, Path.Combine(target, inner.Name));
    }
}
