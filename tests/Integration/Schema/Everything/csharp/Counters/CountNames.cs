// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Everything.Tables;

/// <summary>The attribute names of <see cref="CountItem"/>, for expressions.</summary>
public static class CountNames
{
    /// <summary>Of the key: {bucket:binary}.</summary>
    public const string Bucket = "bucket";

    /// <summary>Of the key: {at:unix_millis}.</summary>
    public const string At = "at";

    /// <summary>Version of the item.</summary>
    public const string Shape = "shape";

    /// <summary>The sum.</summary>
    public const string Total = "total";
}
