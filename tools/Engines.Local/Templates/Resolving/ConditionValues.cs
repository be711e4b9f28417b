using System.Text.Json.Nodes;

namespace Engines.Local.Templates;

/// <summary>Whether a template's conditions hold. Each is decided once.</summary>
/// <param name="file">The template.</param>
/// <param name="valueOf">The value of a piece, without resources: they come only after the conditions.</param>
internal sealed class ConditionValues(TemplateFile file, Func<JsonNode, JsonNode?> valueOf)
{
    private const int OperandsMax = 10;

    private readonly Dictionary<string, bool> decided = new(StringComparer.Ordinal);
    private readonly List<string> underWay = [];

    /// <summary>Whether a named condition holds.</summary>
    /// <param name="name">The condition.</param>
    /// <param name="at">Who asks.</param>
    public bool Holds(JsonNode name, JsonNode at)
    {
        var wanted = name is JsonValue ? name.ToString() : throw file.Fault(at, "a condition is named by something that is no text", "Write the condition's name");
        if (decided.TryGetValue(wanted, out var known))
            return known;
        if (file.Section("Conditions")?[wanted] is not { } expression)
            throw file.Fault(at, $"there is no condition {wanted}", "Declare it under Conditions, or use one that is there");
        if (underWay.Contains(wanted))
            throw file.Fault(expression, $"the conditions go round in a circle: {string.Join(" -> ", underWay.SkipWhile(one => one != wanted))} -> {wanted}", "Break the circle");

        underWay.Add(wanted);
        var holds = Decide(expression);
        underWay.Remove(wanted);
        return decided[wanted] = holds;
    }

    /// <summary>Whether an expression such as <c>Fn::Equals</c> is true.</summary>
    public bool Decide(JsonNode expression)
    {
        var (function, argument) = expression is JsonObject { Count: 1 } call ? (call.First().Key, call.First().Value!) : ("", expression);
        switch (function)
        {
            case "Condition":
                return Holds(argument, expression);
            case "Fn::Equals":
                var pair = Operands(expression, argument, 2, 2);
                return Same(pair[0]!, pair[1]!);
            case "Fn::Not":
                return !Decide(Operands(expression, argument, 1, 1)[0]!);
            case "Fn::And":
                return Operands(expression, argument, 2, OperandsMax).All(one => Decide(one!));
            case "Fn::Or":
                return Operands(expression, argument, 2, OperandsMax).Any(one => Decide(one!));
            case "Fn::Contains":
                var contains = Operands(expression, argument, 2, 2);
                var wanted = Text(contains[1]!);
                return valueOf(contains[0]!) is JsonArray list && list.Any(one => one!.ToString() == wanted);
            default:
                throw file.Fault(expression, $"{(function.Length > 0 ? function : "this")} is not a condition", "Use Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition");
        }
    }

    private JsonArray Operands(JsonNode expression, JsonNode argument, int least, int most) =>
        argument is JsonArray list && list.Count >= least && list.Count <= most
            ? list
            : throw file.Fault(
                expression, $"{expression.AsObject().First().Key} has the wrong number of entries", $"Give a list of {(least == most ? $"{least}" : $"{least} to {most}")}");

    private bool Same(JsonNode one, JsonNode other) => Text(one) == Text(other);

    private string Text(JsonNode node) => valueOf(node) switch
    {
        JsonValue value => value.ToString(),
        null => "",
        var other => throw file.Fault(node, $"{other.ToJsonString()} is compared, and only texts can be", "Join a list with Fn::Join first"),
    };
}
