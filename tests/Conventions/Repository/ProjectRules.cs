using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Engines.Tests.Conventions;

/// <summary>Who may refer to whom, and how packages are pinned. Each rule returns what breaks it in one project file.</summary>
internal static partial class ProjectRules
{
    private static readonly string[] KindsOfType = ["Models", "Services", "Helpers", "Utils", "Utilities", "Managers", "Common", "Misc"];

    public static IReadOnlyList<string> Check(string path, string text)
    {
        var project = XDocument.Parse(text);
        return [.. References(path, project), .. Packages(project)];
    }

    /// <summary>Folders named after kinds of type instead of what they do.</summary>
    public static IEnumerable<string> Folders(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/').Split('/')
        .Where(folder => KindsOfType.Contains(folder, StringComparer.OrdinalIgnoreCase))
            .Select(folder => $"{folder} says what kinds of type it holds, not what they do");

    /// <summary>Paths that exist on one machine only.</summary>
    public static IEnumerable<string> MachinePaths(string text) => MachinePath().Matches(text).Select(match => $"'{match.Value}' is a path of one machine");

    private static IEnumerable<string> References(string path, XDocument project)
    {
        var folder = Path.GetDirectoryName(path)!;
        foreach (var reference in project.Descendants("ProjectReference"))
        {
            var full = Path.GetFullPath(Path.Combine(SourceTree.Root, folder, reference.Attribute("Include")!.Value));
            var target = Path.GetRelativePath(SourceTree.Root, full).Replace('\\', '/');
            var (from, to) = (Kind(path), Kind(target));

            // Built along with the command and started as a process of its own; nothing of it is linked.
            if (reference.Attribute("ReferenceOutputAssembly")?.Value == "false" && from == "tools")
                continue;

            var allowed = from switch
            {
                "engine" or "libs" => to == "libs",
                "tools" => to is "libs" or "tools",
                _ => true,
            };
            if (!allowed)
                yield return $"refers to {target}: {from} may not know of {to}";
        }
    }

    private static IEnumerable<string> Packages(XDocument project) => project.Descendants("PackageReference")
        .Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            || package.Element("Version") is not null)
        .Select(package => $"{package.Attribute("Include")!.Value}: versions stand in Directory.Packages.props");

    private static string Kind(string path) => path.Split('/')[0] switch
    {
        var root when root.EndsWith("-engine", StringComparison.Ordinal) => "engine",
        var root => root,
    };

    [GeneratedRegex(@"(?<![\w.:/])/(?:home|root|Users|work|tmp|private|mnt)/[\w.-]+|[A-Z]:\\(?:Users|work|src)\\", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();
}
