// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Everything.Tables;

/// <summary>The attribute names of <see cref="PlainItem"/>, for expressions.</summary>
public static class PlainNames
{
    /// <summary>Of the key: PLAIN.</summary>
    public const string Pk = "pk";

    /// <summary>Of the key: P#{name}.</summary>
    public const string Sk = "sk";

    /// <summary>Version of the item.</summary>
    public const string Shape = "shape";

    /// <summary>Its title.</summary>
    public const string Title = "title";

    /// <summary>How often.</summary>
    public const string Tries = "tries";

    /// <summary>Made of the title.</summary>
    public const string Initials = "initials";

    /// <summary>Was a remark.</summary>
    public const string Note = "note";
}
