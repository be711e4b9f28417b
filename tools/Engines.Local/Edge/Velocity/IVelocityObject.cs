namespace Engines.Local.Edge.Velocity;

/// <summary>Something that a template can ask, such as <c>$input</c>.</summary>
internal interface IVelocityObject
{
    /// <summary>The member of that name; null if there is none.</summary>
    object? Get(string name);

    /// <summary>What a method returns.</summary>
    /// <exception cref="VelocityException">There is no such method, or it fails.</exception>
    object? Invoke(MethodCall call);
}
