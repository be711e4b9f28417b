using System.Reflection;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.TestUtilities;

namespace Engines.Tests.Conventions;

/// <summary>Writes down the public surface of the project's own slice of the Lambda API, a line for each type and each member.</summary>
internal static class LambdaApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Lines() => [.. new[] { typeof(LambdaBootstrap).Assembly, typeof(TestLambdaContext).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.Namespace is { } name && name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal))
        .SelectMany(Lines)
        .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        var full = $"{type.Namespace}.{Name(type)}";
        if (typeof(MulticastDelegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{full}: delegate {Name(invoke.ReturnType)} ({Parameters(invoke)})"];
        }

        return [$"{full}: {(type.IsInterface ? "interface" : "class")}{Bases(type)}", .. Members(type).Select(member => $"{full}: {member}")];
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared))
            yield return $"new ({Parameters(constructor)})";

        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = $"{(property.GetMethod?.IsPublic == true ? "get; " : "")}{(property.SetMethod?.IsPublic == true ? "set; " : "")}";
            yield return $"{Name(property.PropertyType)} {property.Name} {{ {accessors}}}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => !method.IsSpecialName))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
        }
    }

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal).ToList();
        if (typeof(Exception).IsAssignableFrom(type))
            return " : Exception";
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        var own = type.Name.Split('`')[0];
        if (type.IsGenericType)
            own += $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}.{own}" : own;
    }
}
