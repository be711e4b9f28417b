using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary><c>#foreach</c> over a list, or over the values of a map; over nothing where there is neither.</summary>
internal sealed class ForeachStatement(string variable, Expression source, Statement body) : Statement
{
    private const string Loop = "foreach";

    public override void Render(StringBuilder output, Scope scope)
    {
        var items = source.Evaluate(scope) switch
        {
            List<object?> list => [.. list],
            OrderedDictionary<string, object?> map => map.Values.ToList(),
            _ => [],
        };
        using var outerLoop = scope.Shadow(Loop);
        using var outerVariable = scope.Shadow(variable);
        var parent = scope.Get(Loop);
        for (var index = 0; index < items.Count; index++)
        {
            scope.Set(variable, items[index]);
            scope.Set(Loop, new LoopState(index, items.Count, parent));
            body.Render(output, scope);
        }
    }

    private sealed class LoopState(int index, int count, object? parent) : IVelocityObject
    {
        public object? Get(string name) => name switch
        {
            "index" => (long)index,
            "count" => (long)index + 1,
            "hasNext" => index + 1 < count,
            "first" => index == 0,
            "last" => index + 1 == count,
            "parent" => parent,
            _ => null,
        };

        public object? Invoke(MethodCall call) => call.Name == "hasNext" ? Get("hasNext") : throw call.Unknown("the loop");
    }
}
