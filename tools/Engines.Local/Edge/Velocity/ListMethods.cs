namespace Engines.Local.Edge.Velocity;

/// <summary>What java.util.List offers to a template.</summary>
internal static class ListMethods
{
    public static object? Invoke(List<object?> list, MethodCall call) => call.Signature switch
    {
        "get/1" => call.Number(0) is var index && index >= 0 && index < list.Count ? list[index] : throw call.Error($"There is no element {index}"),
        "size/0" => (long)list.Count,
        "isEmpty/0" => list.Count == 0,
        "contains/1" => list.Exists(one => Operators.AreEqual(one, call.Arguments[0])),
        "indexOf/1" => (long)list.FindIndex(one => Operators.AreEqual(one, call.Arguments[0])),
        "add/1" => Added(list, call.Arguments[0]),
        _ => throw call.Unknown("a list"),
    };

    private static bool Added(List<object?> list, object? value)
    {
        list.Add(value);
        return true;
    }
}
