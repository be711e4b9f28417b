using Engines.Tests.Support;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>
/// The part of the repository that the engines are built from, copied as sam build copies it: what is published is what stands in these files and nothing that lies
/// beside them, and no other build of the same tree is disturbed.
/// </summary>
internal static class SourceCopy
{
    private static readonly string[] Files = ["BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];
    private static readonly string[] Folders = ["libs", "shared-infra/schema/generated/csharp", "template-sender-engine", "replies-engine"];
    private static readonly string[] Ignored = ["bin", "obj", "artifacts"];

    /// <summary>Brings the copy up to date. What was built in it before stays, so that the next build is short.</summary>
    public static void Refresh(string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Files)
            File.Copy(Repository.PathOf(file), Path.Combine(target, file), overwrite: true);
        foreach (var folder in Folders)
        {
            var copy = Path.Combine(target, folder);
            if (Directory.Exists(copy))
                Directory.Delete(copy, recursive: true);
            CopyFolder(new DirectoryInfo(Repository.PathOf(folder)), copy);
        }
    }

    private static void CopyFolder(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles())
            file.CopyTo(Path.Combine(target, file.Name));
        foreach (var folder in source.EnumerateDirectories().Where(folder => !Ignored.Contains(folder.Name)))
            CopyFolder(folder, Path.Combine(target, folder.Name));
    }
}
