// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Everything.Tables;

/// <summary>The attribute names of <see cref="Size"/>, for expressions.</summary>
public static class SizeNames
{
    /// <summary>In millimetres.</summary>
    public const string Width = "width";

    /// <summary>In grams.</summary>
    public const string Weight = "weight";

    /// <summary>Of the outside.</summary>
    public const string Colour = "colour";

    /// <summary>Of what is inside.</summary>
    public const string Inner = "inner";

    /// <summary>When it was measured.</summary>
    public const string At = "at";

    /// <summary>Words.</summary>
    public const string Tags = "tags";

    /// <summary>With a default inside a structure.</summary>
    public const string Edge = "edge";
}
