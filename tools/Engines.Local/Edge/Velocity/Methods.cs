namespace Engines.Local.Edge.Velocity;

/// <summary>Finds the method of a value.</summary>
internal static class Methods
{
    public static object? Invoke(object receiver, MethodCall call)
    {
        if (receiver is IVelocityObject known)
            return known.Invoke(call);

        return (call.Signature, receiver) switch
        {
            ("toString/0", _) => JavaText.Of(receiver),
            ("equals/1", _) => receiver.GetType() == call.Arguments[0]?.GetType() && Operators.AreEqual(receiver, call.Arguments[0]),
            (_, string text) => StringMethods.Invoke(text, call),
            (_, OrderedDictionary<string, object?> map) => MapMethods.Invoke(map, call),
            (_, List<object?> list) => ListMethods.Invoke(list, call),
            ("intValue/0" or "longValue/0", long number) => number,
            ("intValue/0" or "longValue/0", double number) => (long)number,
            ("doubleValue/0", long number) => (double)number,
            _ => throw call.Unknown(NameOf(receiver)),
        };
    }

    public static object? Get(object receiver, string name) => receiver switch
    {
        IVelocityObject known => known.Get(name),
        OrderedDictionary<string, object?> map => map.GetValueOrDefault(name),
        string text when name == "empty" => text.Length == 0,
        List<object?> list when name == "empty" => list.Count == 0,
        _ => null,
    };

    public static object? At(object receiver, object? index)
    {
        if (receiver is OrderedDictionary<string, object?> map)
            return index is null ? null : map.GetValueOrDefault(JavaText.Of(index));
        if (receiver is not List<object?> list || index is not long number)
            return null;

        var place = number < 0 ? number + list.Count : number;
        return place >= 0 && place < list.Count ? list[(int)place] : null;
    }

    private static string NameOf(object receiver) => receiver is bool ? "a truth value" : receiver is long or double ? "a number" : "a value of that kind";
}
