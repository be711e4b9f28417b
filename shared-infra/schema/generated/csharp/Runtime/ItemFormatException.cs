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
        : base($"{place}: {problem}.") => (Attribute, Problem) = (place.Attribute, problem);

    /// <summary>The attribute; where it is inside one, with everything that it stands in: <c>sizes[2].width</c>.</summary>
    public string Attribute { get; }

    /// <summary>What is wrong there, and what would be right.</summary>
    public string Problem { get; }
}

/// <summary>Where a value stands. It becomes text only where something is wrong.</summary>
/// <param name="kind">The kind of item.</param>
/// <param name="name">The attribute, the field or the name in a map; null for the item itself and in lists.</param>
/// <param name="around">What it stands in; null for an attribute of the item.</param>
/// <param name="index">The place in a list; less than 0 elsewhere.</param>
internal readonly struct ItemPlace(string kind, string? name, ItemPath? around = null, int index = -1)
{
    public string Kind => kind;

    public string Attribute => ItemPath.Join(around, name, index);

    /// <summary>What stands in it has this around it.</summary>
    public ItemPath? Inside() => name is null && index < 0 ? null : new(around, name, index);

    public override string ToString() => $"{kind}.{Attribute}";
}

/// <summary>What a value stands in: one for each map and list that is read, however much is in it.</summary>
internal sealed class ItemPath(ItemPath? around, string? name, int index)
{
    public static string Join(ItemPath? around, string? name, int index) =>
        name is null ? index < 0 ? "" : $"{around}[{index}]" : around is null ? name : $"{around}.{name}";

    public override string ToString() => Join(around, name, index);
}
