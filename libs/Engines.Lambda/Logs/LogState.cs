using System.Globalization;
using System.Text.Json;

namespace Engines.Lambda;

/// <summary>Writes the parts of a log line that come from its caller.</summary>
internal static class LogState
{
    public const string TemplateMember = "{OriginalFormat}";

    private const int CausesMax = 5;

    public static string? Template(IReadOnlyList<KeyValuePair<string, object?>>? members)
    {
        for (var index = (members?.Count ?? 0) - 1; index >= 0; index--)
        {
            if (members![index] is { Key: TemplateMember, Value: string template })
                return template;
        }

        return null;
    }

    public static void WriteScopes(Utf8JsonWriter json, LogScope? innermost)
    {
        for (var scope = innermost; scope is not null; scope = scope.Outer)
        {
            if (!IsHidden(scope, innermost!))
                WriteValue(json, scope.Name, scope.Value);
        }
    }

    public static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>>? members)
    {
        var isOpen = false;
        for (var index = 0; index < (members?.Count ?? 0); index++)
        {
            var (name, value) = members![index];
            if (name == TemplateMember)
                continue;
            if (!isOpen)
                json.WriteStartObject("data"u8);

            isOpen = true;
            WriteValue(json, name, value);
        }

        if (isOpen)
            json.WriteEndObject();
    }

    public static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        var depth = 0;
        for (var cause = exception; cause is not null && depth < CausesMax; cause = cause.InnerException, depth++)
        {
            json.WriteStartObject(depth == 0 ? "exception"u8 : "cause"u8);
            json.WriteString("type"u8, cause.GetType().FullName);
            if (cause.StackTrace is { } stack)
                json.WriteString("stack"u8, stack);
        }

        while (depth-- > 0)
            json.WriteEndObject();
    }

    private static bool IsHidden(LogScope scope, LogScope innermost)
    {
        for (var inner = innermost; inner != scope; inner = inner.Outer!)
        {
            if (inner.Name == scope.Name)
                return true;
        }

        return false;
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: json.WriteNumber(name, number); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
            case decimal number: json.WriteNumber(name, number); break;
            case DateTimeOffset at: json.WriteString(name, at.UtcDateTime); break;
            // Its text would be its message.
            case Exception exception: json.WriteString(name, exception.GetType().FullName); break;
            case IFormattable formattable: json.WriteString(name, formattable.ToString(null, CultureInfo.InvariantCulture)); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }
}
