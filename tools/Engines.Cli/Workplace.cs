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

    /// <summary>Whether the replies engine runs beside the sender unless the command is told otherwise.</summary>
    public const bool RunsReplies = true;

    /// <summary>The sender that was built together with the command, in the same configuration.</summary>
    public static string SenderAssembly() => Assembly("TemplateSender");

    /// <summary>The replies engine that was built together with the command, in the same configuration.</summary>
    public static string RepliesAssembly() => Assembly("Replies");

    /// <summary>The folder of an engine's project.</summary>
    public static string ProjectOf(string engine, string project) => Path.Combine(Root(), engine, "src", project);

    private static string Assembly(string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Root(), "artifacts", "bin", name, configuration, $"{name}.dll");
    }
}
