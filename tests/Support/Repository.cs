namespace Engines.Tests.Support;

/// <summary>Finds files of the working tree from wherever the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engines.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Engines.sln above {AppContext.BaseDirectory}.");
    }
}
