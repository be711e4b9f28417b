// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Everything.Tables;

/// <summary>The attribute names of <see cref="ChainItem"/>, for expressions.</summary>
public static class ChainNames
{
    /// <summary>Of the key: CHAIN.</summary>
    public const string Pk = "pk";

    /// <summary>Of the key: C#{name}.</summary>
    public const string Sk = "sk";

    /// <summary>Version of the item.</summary>
    public const string Shape = "shape";

    /// <summary>Was the first and the second.</summary>
    public const string Third = "third";

    /// <summary>Was a factor.</summary>
    public const string Weight = "weight";

    /// <summary>Made of what versions between had.</summary>
    public const string Summary = "summary";
}
