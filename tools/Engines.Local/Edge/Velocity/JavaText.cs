using System.Globalization;
using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary>How Java writes values: <c>{a=1, b=[2, 3]}</c>.</summary>
internal static class JavaText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => OfDouble(number),
        List<object?> list => $"[{string.Join(", ", list.Select(Inner))}]",
        OrderedDictionary<string, object?> map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}={Inner(entry.Value)}"))}}}",
        _ => value.ToString() ?? "",
    };

    public static string Inner(object? value) => value is null ? "null" : Of(value);

    private static string OfDouble(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".EN∞") >= 0 ? text : new StringBuilder(text).Append(".0").ToString();
    }
}
