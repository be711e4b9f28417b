using Microsoft.AspNetCore.WebUtilities;

namespace Engines.Local.Edge.Api;

/// <summary>A request's headers, query and path parameters, decoded. Of a name that is repeated the last value counts.</summary>
internal sealed class RequestParameters
{
    private readonly OrderedDictionary<string, object?> path;
    private readonly OrderedDictionary<string, object?> query;
    private readonly OrderedDictionary<string, object?> headers;

    public RequestParameters(ApiRequest request, IReadOnlyDictionary<string, string> pathParameters)
    {
        path = Map(pathParameters);
        query = Map(QueryHelpers.ParseQuery(request.Query).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.LastOrDefault() ?? "")));
        headers = Map(request.Headers);
        All = new(StringComparer.Ordinal) { ["path"] = path, ["querystring"] = query, ["header"] = headers };
    }

    /// <summary>What <c>$input.params()</c> gives.</summary>
    public OrderedDictionary<string, object?> All { get; }

    /// <summary>What <c>$input.params(name)</c> gives: the path is looked at first, then the query, then the headers; empty if there is none.</summary>
    public string Find(string name) => (path.GetValueOrDefault(name) ?? query.GetValueOrDefault(name) ?? headers.GetValueOrDefault(name)) as string ?? "";

    /// <summary>Whether there is a value at a place as OpenAPI names it.</summary>
    public bool Has(string place, string name) => place switch
    {
        "path" => path.ContainsKey(name),
        "query" => query.ContainsKey(name),
        "header" => headers.Keys.Any(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };

    private static OrderedDictionary<string, object?> Map(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
            map[name] = value;
        return map;
    }
}
