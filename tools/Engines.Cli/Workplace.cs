namespace Engines.Cli;

/// <summary>Where the command finds the working tree and what was built from it.</summary>
internal static class Workplace
{
    /// <summary>The folder of Engines.sln, above the command's own.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engines.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("There is no Engines.sln above the command. Run it from a clone: dotnet run --project tools/Engines.Cli -- demo");
    }

    /// <summary>The sender that was built together with the command, in the same configuration.</summary>
    public static string SenderAssembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Root(), "artifacts", "bin", "TemplateSender", configuration, "TemplateSender.dll");
    }
}
