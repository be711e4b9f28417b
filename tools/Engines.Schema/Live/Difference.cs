namespace Engines.Schema;

/// <summary>One way in which a table that stands is not as the file says.</summary>
/// <param name="Kind">The name of the kind, such as <c>index-missing</c>.</param>
/// <param name="Place">Table, then index, kind of item and attribute as far as they matter.</param>
/// <param name="InFile">What the file says.</param>
/// <param name="InTable">What stands; counts, never values of items.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Difference(string Kind, string Place, string InFile, string InTable, string Remedy);
