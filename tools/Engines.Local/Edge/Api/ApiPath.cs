namespace Engines.Local.Edge.Api;

/// <summary>A path of an API, such as <c>/twilio/{proxy+}</c>.</summary>
internal sealed class ApiPath(string text)
{
    private readonly string[] segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public string Text => text;

    /// <summary>Larger for a path that says more.</summary>
    public int Weight => segments.Sum(segment => segment.EndsWith("+}", StringComparison.Ordinal) ? 1 : IsParameter(segment) ? 100 : 10_000);

    /// <summary>What stands in the places of its parameters, decoded; null if the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < segments.Length; index++)
        {
            var segment = segments[index];
            if (index >= parts.Length)
                return null;
            if (segment.EndsWith("+}", StringComparison.Ordinal))
            {
                parameters[segment[1..^2]] = Uri.UnescapeDataString(string.Join('/', parts[index..]));
                return parameters;
            }

            if (IsParameter(segment))
                parameters[segment[1..^1]] = Uri.UnescapeDataString(parts[index]);
            else if (segment != parts[index])
                return null;
        }

        return parts.Length == segments.Length ? parameters : null;
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
