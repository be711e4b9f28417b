using System.Text;

namespace Engines.Local.Page.Http;

/// <summary>A file of the page.</summary>
internal sealed record PageFile(string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>The files that browsers get; they stand in this assembly.</summary>
internal static class PageFiles
{
    private const string Start = "index.html";
    private const string TokenMark = "{{token}}";

    /// <summary>The file at a path; null if there is none.</summary>
    /// <param name="path">The path, such as <c>/</c> or <c>/assets/page.css</c>.</param>
    /// <param name="token">What the first file hands to the page.</param>
    public static PageFile? Find(string path, string token) => path switch
    {
        "/" => Embedded.Text($"page/{Start}") is { } start ? new("text/html; charset=utf-8", Encoding.UTF8.GetBytes(start.Replace(TokenMark, token, StringComparison.Ordinal))) : null,
        _ when path.StartsWith("/assets/", StringComparison.Ordinal) && TypeOf(path) is { } type && Embedded.Text($"page/{path["/assets/".Length..]}") is { } text =>
            new(type, Encoding.UTF8.GetBytes(text)),
        _ => null,
    };

    private static string? TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
