// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
namespace Engines.Tables;

/// <summary>An item in a table is not what the schema says. The message names kind, attribute and what was found there, never a value.</summary>
public sealed class ItemFormatException : FormatException
{
    /// <summary>An attribute that is not what it should be.</summary>
    /// <param name="place">Where.</param>
    /// <param name="problem">What is wrong there.</param>
    internal ItemFormatException(ItemPlace place, string problem)
        : base($"{place}: {problem}.") => Attribute = place.Attribute;

    /// <summary>The attribute, with that of the item first where it is a field inside.</summary>
    public string Attribute { get; }
}

/// <summary>Where a value stands.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Outer">The attribute of the item.</param>
/// <param name="Inner">The field inside it, with those between; null for the attribute itself.</param>
internal readonly record struct ItemPlace(string Kind, string? Outer, string? Inner = null)
{
    public string Attribute => Inner is null ? Outer ?? "" : $"{Outer}.{Inner}";

    public ItemPlace At(string name) => Outer is null ? new(Kind, name) : new(Kind, Outer, Inner is null ? name : $"{Inner}.{name}");

    public override string ToString() => $"{Kind}.{Attribute}";
}
