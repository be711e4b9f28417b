// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyWords"/>, for expressions.</summary>
public static class CompanyWordsNames
{
    /// <summary>No more messages.</summary>
    public const string Stop = "stop";

    /// <summary>Messages again.</summary>
    public const string Start = "start";

    /// <summary>Who is this.</summary>
    public const string Help = "help";
}
