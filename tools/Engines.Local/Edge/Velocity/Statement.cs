using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary>A part of a template that writes something or changes a variable.</summary>
internal abstract class Statement
{
    public abstract void Render(StringBuilder output, Scope scope);
}

internal sealed class TextStatement(string text) : Statement
{
    public override void Render(StringBuilder output, Scope scope) => output.Append(text);
}

internal sealed class Block(IReadOnlyList<Statement> parts) : Statement
{
    public override void Render(StringBuilder output, Scope scope)
    {
        foreach (var part in parts)
            part.Render(output, scope);
    }
}

/// <summary>Writes a reference's value. What has none is written as it stands in the template, unless it is quiet.</summary>
internal sealed class ReferenceStatement(Reference reference, string source) : Statement
{
    public override void Render(StringBuilder output, Scope scope)
    {
        var value = reference.Evaluate(scope);
        output.Append(value is null ? reference.IsQuiet ? "" : source : JavaText.Of(value));
    }
}

internal sealed class SetStatement(Reference target, Expression value) : Statement
{
    public override void Render(StringBuilder output, Scope scope)
    {
        if (value.Evaluate(scope) is { } set)
            target.Assign(scope, set);
    }
}

internal sealed class IfStatement(IReadOnlyList<(Expression Condition, Statement Body)> branches, Statement? otherwise) : Statement
{
    public override void Render(StringBuilder output, Scope scope)
    {
        foreach (var (condition, body) in branches)
        {
            if (!Operators.IsTrue(condition.Evaluate(scope)))
                continue;
            body.Render(output, scope);
            return;
        }

        otherwise?.Render(output, scope);
    }
}
