namespace Engines.Local.Edge.Velocity;

/// <summary>What java.util.Map offers to a template.</summary>
internal static class MapMethods
{
    public static object? Invoke(OrderedDictionary<string, object?> map, MethodCall call) => call.Signature switch
    {
        "get/1" => call.Arguments[0] is null ? null : map.GetValueOrDefault(call.Text(0)),
        "getOrDefault/2" => map.TryGetValue(call.Text(0), out var value) ? value : call.Arguments[1],
        "containsKey/1" => map.ContainsKey(call.Text(0)),
        "containsValue/1" => map.Values.Any(value => Operators.AreEqual(value, call.Arguments[0])),
        "keySet/0" => map.Keys.Cast<object?>().ToList(),
        "values/0" => map.Values.ToList(),
        "entrySet/0" => map.Select(object? (entry) => new Entry(entry.Key, entry.Value)).ToList(),
        "size/0" => (long)map.Count,
        "isEmpty/0" => map.Count == 0,
        "put/2" => Replaced(map, call.Text(0), call.Arguments[1]),
        "remove/1" => map.Remove(call.Text(0), out var removed) ? removed : null,
        _ => throw call.Unknown("a map"),
    };

    private static object? Replaced(OrderedDictionary<string, object?> map, string key, object? value)
    {
        var old = map.GetValueOrDefault(key);
        map[key] = value;
        return old;
    }

    private sealed class Entry(string key, object? value) : IVelocityObject
    {
        public object? Get(string name) => name switch
        {
            "key" => key,
            "value" => value,
            _ => null,
        };

        public object? Invoke(MethodCall call) => call.Signature switch
        {
            "getKey/0" => key,
            "getValue/0" => value,
            "toString/0" => ToString(),
            _ => throw call.Unknown("an entry of a map"),
        };

        public override string ToString() => $"{key}={JavaText.Inner(value)}";
    }
}
