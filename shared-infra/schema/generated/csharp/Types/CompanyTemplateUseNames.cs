// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyTemplateUse"/>, for expressions.</summary>
public static class CompanyTemplateUseNames
{
    /// <summary>The company's name for it.</summary>
    public const string Name = "name";

    /// <summary>Its language.</summary>
    public const string Language = "language";

    /// <summary>A value for each parameter, by name.</summary>
    public const string Variables = "variables";
}
