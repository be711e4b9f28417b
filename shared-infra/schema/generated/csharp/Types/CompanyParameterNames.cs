// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyParameter"/>, for expressions.</summary>
public static class CompanyParameterNames
{
    /// <summary>The name by which requests give the variable.</summary>
    public const string Name = "name";

    /// <summary>What it may hold.</summary>
    public const string Type = "type";

    /// <summary>Where it stands in a WhatsApp template.</summary>
    public const string Place = "place";

    /// <summary>The button that it belongs to, from 0 to 9.</summary>
    public const string ButtonIndex = "button_index";

    /// <summary>Whether the WhatsApp template was made with parameter_format NAMED.</summary>
    public const string Named = "named";

    /// <summary>The longest text, in characters.</summary>
    public const string LengthMax = "length_max";
}
