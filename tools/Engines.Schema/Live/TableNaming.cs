namespace Engines.Schema;

/// <summary>How real tables are called: <c>engines-prod-{table}</c> stands around the short names of the file.</summary>
public sealed class TableNaming
{
    /// <summary>Where the short name stands in a pattern.</summary>
    public const string Place = "{table}";

    private readonly string before;
    private readonly string after;

    /// <exception cref="SchemaException">The pattern does not hold <see cref="Place"/> exactly once.</exception>
    public TableNaming(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var parts = pattern.Split(Place);
        if (parts.Length != 2)
            throw new SchemaException($"'{pattern}' does not say once where the name of the table stands. Write it as engines-prod-{Place}.");
        (before, after) = (parts[0], parts[1]);
    }

    /// <summary>Whether only some names fit, so that a table with another name is none of ours.</summary>
    public bool IsSelective => before.Length + after.Length > 0;

    /// <summary>The name of the table in the account.</summary>
    public string RealName(string shortName) => before + shortName + after;

    /// <summary>The name of the table in the file; null for a table that is not called so.</summary>
    public string? ShortName(string realName)
    {
        ArgumentNullException.ThrowIfNull(realName);
        var fits = realName.Length > before.Length + after.Length && realName.StartsWith(before, StringComparison.Ordinal) && realName.EndsWith(after, StringComparison.Ordinal);
        return fits ? realName[before.Length..^after.Length] : null;
    }
}
