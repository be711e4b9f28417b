namespace Engines.Local.Edge.Velocity;

/// <summary>What the operators of Velocity 1.7 make of two values.</summary>
internal static class Operators
{
    /// <summary>Only null and false are not true; an empty text is.</summary>
    public static bool IsTrue(object? value) => value is bool truth ? truth : value is not null;

    /// <summary>Numbers by their value, everything else by how it is written.</summary>
    public static bool AreEqual(object? left, object? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left is long or double && right is long or double)
            return Compare(left, right) == 0;
        return JavaText.Of(left) == JavaText.Of(right);
    }

    public static object? Apply(string operation, object? left, object? right) => operation switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => Compare(left, right) < 0,
        "<=" => Compare(left, right) <= 0,
        ">" => Compare(left, right) > 0,
        ">=" => Compare(left, right) >= 0,
        "+" when left is string || right is string => left is null || right is null ? null : JavaText.Of(left) + JavaText.Of(right),
        _ => Calculate(operation, left, right),
    };

    // Null compares to nothing, so that every question about it is answered with no.
    private static int? Compare(object? left, object? right) => (left, right) switch
    {
        (long first, long second) => first.CompareTo(second),
        (long or double, long or double) => ToDouble(left).CompareTo(ToDouble(right)),
        _ => null,
    };

    private static object? Calculate(string operation, object? left, object? right) => (left, right) switch
    {
        (long, long and 0) when operation is "/" or "%" => null,
        (long first, long second) => operation switch
        {
            "+" => first + second,
            "-" => first - second,
            "*" => first * second,
            "/" => first / second,
            _ => first % second,
        },
        (long or double, long or double) => operation switch
        {
            "+" => ToDouble(left) + ToDouble(right),
            "-" => ToDouble(left) - ToDouble(right),
            "*" => ToDouble(left) * ToDouble(right),
            "/" => ToDouble(right) == 0 ? null : ToDouble(left) / ToDouble(right),
            _ => ToDouble(right) == 0 ? null : ToDouble(left) % ToDouble(right),
        },
        _ => null,
    };

    private static double ToDouble(object? number) => number is long whole ? whole : (double)number!;
}
