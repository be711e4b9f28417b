using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Local.Templates;

/// <summary>What a template allows for a parameter, judged as CloudFormation does: a pattern has to fit the whole value, and each entry of a list.</summary>
internal static class ParameterRules
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private static readonly string[] Known =
    [
        "Type", "Default", "AllowedValues", "AllowedPattern", "ConstraintDescription", "Description", "MinLength", "MaxLength", "MinValue", "MaxValue", "NoEcho",
    ];

    public static void CheckDeclaration(TemplateFile file, string name, JsonObject parameter)
    {
        if (parameter.FirstOrDefault(entry => !Known.Contains(entry.Key, StringComparer.Ordinal)) is { Key: { } unknown })
            throw file.Fault(parameter[unknown], $"the parameter {name} has no attribute {unknown}", $"Use {string.Join(", ", Known)}");
        if (parameter["Type"] is not JsonValue)
            throw file.Fault(parameter, $"the parameter {name} has no Type", "Give it one, such as String");
    }

    public static void Check(TemplateFile file, string name, JsonObject parameter, string text)
    {
        var type = parameter["Type"]!.ToString();
        string[] values = type is "CommaDelimitedList" or "List<Number>" ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        foreach (var value in values)
        {
            if (type is "Number" or "List<Number>" && !TryNumber(value, out _))
                throw Refused(file, name, parameter, value, "it must be a number");
            CheckChoice(file, name, parameter, value);
            CheckBounds(file, name, parameter, value);
        }
    }

    private static void CheckChoice(TemplateFile file, string name, JsonObject parameter, string value)
    {
        if (parameter["AllowedValues"] is JsonArray allowed && !allowed.Any(one => one!.ToString() == value))
            throw Refused(file, name, parameter, value, $"AllowedValues are {string.Join(", ", allowed.Select(one => one!.ToString()))}");
        if (parameter["AllowedPattern"] is { } pattern && !Fits(file, pattern, value))
            throw Refused(file, name, parameter, value, $"AllowedPattern is {pattern}");
    }

    private static void CheckBounds(TemplateFile file, string name, JsonObject parameter, string value)
    {
        (string Rule, Func<decimal, bool> IsBroken)[] rules =
        [
            ("MinLength", bound => value.Length < bound),
            ("MaxLength", bound => value.Length > bound),
            ("MinValue", bound => TryNumber(value, out var number) && number < bound),
            ("MaxValue", bound => TryNumber(value, out var number) && number > bound),
        ];
        foreach (var (rule, isBroken) in rules)
        {
            if (parameter[rule] is not { } written)
                continue;
            if (!TryNumber(written.ToString(), out var bound))
                throw file.Fault(written, $"{rule} of the parameter {name} is {written}", "Write a number");
            if (isBroken(bound))
                throw Refused(file, name, parameter, value, $"{rule} is {written}");
        }
    }

    private static bool Fits(TemplateFile file, JsonNode pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTime);
        }
        catch (ArgumentException)
        {
            throw file.Fault(pattern, $"{pattern} is not a regular expression", "Mend it");
        }
    }

    private static TemplateException Refused(TemplateFile file, string name, JsonObject parameter, string value, string rule)
    {
        var shown = parameter["NoEcho"]?.ToString() == "true" ? "a value that is not shown" : $"'{value}'";
        var fix = parameter["ConstraintDescription"] is { } description ? $"Give {description}" : "Give a value that its rules allow";
        return file.Fault(parameter, $"the parameter {name} cannot be {shown}: {rule}", fix);
    }

    private static bool TryNumber(string text, out decimal number) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
