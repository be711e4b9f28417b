// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyQuietHours"/>, for expressions.</summary>
public static class CompanyQuietHoursNames
{
    /// <summary>When they begin, local time, HH:mm.</summary>
    public const string From = "from";

    /// <summary>When they end, local time, HH:mm; before from when they last over midnight.</summary>
    public const string To = "to";

    /// <summary>Where: an IANA name.</summary>
    public const string TimeZone = "time_zone";
}
