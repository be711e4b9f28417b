namespace Engines.Local.Page.Http;

/// <summary>Texts inside this assembly.</summary>
internal static class Embedded
{
    /// <summary>The names there are under a folder.</summary>
    public static IEnumerable<string> Names(string folder) =>
        typeof(Embedded).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>A text; null if there is none of that name.</summary>
    public static string? Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
