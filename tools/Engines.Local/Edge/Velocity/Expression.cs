using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary>A part of a template that has a value: a text, long, double, truth value, list, map or object; null for none.</summary>
internal abstract class Expression
{
    public abstract object? Evaluate(Scope scope);
}

internal sealed class Literal(object? value) : Expression
{
    public override object? Evaluate(Scope scope) => value;
}

/// <summary>A text in double quotes, which is a template itself.</summary>
internal sealed class Interpolation(Statement body) : Expression
{
    public override object? Evaluate(Scope scope)
    {
        var output = new StringBuilder();
        body.Render(output, scope);
        return output.ToString();
    }
}

internal sealed class ListExpression(IReadOnlyList<Expression> items) : Expression
{
    public override object? Evaluate(Scope scope) => items.Select(item => item.Evaluate(scope)).ToList();
}

internal sealed class RangeExpression(Expression from, Expression to) : Expression
{
    private const long ItemsMax = 100_000;

    public override object? Evaluate(Scope scope)
    {
        if (from.Evaluate(scope) is not long first || to.Evaluate(scope) is not long last || Math.Abs(last - first) >= ItemsMax)
            return null;
        var step = last < first ? -1 : 1;
        return Enumerable.Range(0, (int)Math.Abs(last - first) + 1).Select(object? (index) => first + (step * index)).ToList();
    }
}

internal sealed class MapExpression(IReadOnlyList<(Expression Key, Expression Value)> entries) : Expression
{
    public override object? Evaluate(Scope scope)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map[JavaText.Inner(key.Evaluate(scope))] = value.Evaluate(scope);
        return map;
    }
}

internal sealed class NotExpression(Expression inner) : Expression
{
    public override object? Evaluate(Scope scope) => !Operators.IsTrue(inner.Evaluate(scope));
}

internal sealed class LogicExpression(Expression left, Expression right, bool isAnd) : Expression
{
    public override object? Evaluate(Scope scope) => isAnd
        ? Operators.IsTrue(left.Evaluate(scope)) && Operators.IsTrue(right.Evaluate(scope))
        : Operators.IsTrue(left.Evaluate(scope)) || Operators.IsTrue(right.Evaluate(scope));
}

internal sealed class BinaryExpression(string operation, Expression left, Expression right) : Expression
{
    public override object? Evaluate(Scope scope) => Operators.Apply(operation, left.Evaluate(scope), right.Evaluate(scope));
}
