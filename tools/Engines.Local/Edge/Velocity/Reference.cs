namespace Engines.Local.Edge.Velocity;

/// <summary>A step from one value to another: a member, a method or an index.</summary>
internal abstract class Accessor
{
    public abstract object? Follow(object value, Scope scope);

    public virtual bool TrySet(object target, object value, Scope scope) => false;
}

internal sealed class MemberAccessor(string name) : Accessor
{
    public override object? Follow(object value, Scope scope) => Methods.Get(value, name);

    public override bool TrySet(object target, object value, Scope scope)
    {
        if (target is not OrderedDictionary<string, object?> map)
            return false;
        map[name] = value;
        return true;
    }
}

internal sealed class MethodAccessor(string name, IReadOnlyList<Expression> arguments, TemplatePosition at) : Accessor
{
    public override object? Follow(object value, Scope scope) =>
        Methods.Invoke(value, new(name, [.. arguments.Select(argument => argument.Evaluate(scope))], at));
}

internal sealed class IndexAccessor(Expression index) : Accessor
{
    public override object? Follow(object value, Scope scope) => Methods.At(value, index.Evaluate(scope));

    public override bool TrySet(object target, object value, Scope scope)
    {
        switch (target, index.Evaluate(scope))
        {
            case (OrderedDictionary<string, object?> map, { } key):
                map[JavaText.Of(key)] = value;
                return true;
            case (List<object?> list, long number) when number >= 0 && number < list.Count:
                list[(int)number] = value;
                return true;
            default:
                return false;
        }
    }
}

/// <summary><c>$name</c> and what follows it. Once there is no value, nothing of what follows is asked.</summary>
internal sealed class Reference(string name, IReadOnlyList<Accessor> accessors, bool isQuiet, TemplatePosition at) : Expression
{
    public bool IsQuiet => isQuiet;

    public bool IsPlain => accessors.Count == 0;

    public string Name => name;

    public override object? Evaluate(Scope scope) => Follow(scope, accessors.Count);

    public void Assign(Scope scope, object value)
    {
        if (accessors.Count == 0)
            scope.Set(name, value);
        else if (Follow(scope, accessors.Count - 1) is not { } target || !accessors[^1].TrySet(target, value, scope))
            throw new VelocityException($"Nothing can be set at this part of ${name}", at);
    }

    private object? Follow(Scope scope, int steps)
    {
        var value = scope.Get(name);
        for (var step = 0; step < steps && value is not null; step++)
            value = accessors[step].Follow(value, scope);
        return value;
    }
}
