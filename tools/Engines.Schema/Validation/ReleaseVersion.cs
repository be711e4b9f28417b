using System.Globalization;

namespace Engines.Schema;

/// <summary>The number of a release: semantic versioning, three numbers and nothing else.</summary>
public readonly record struct ReleaseVersion(int Major, int Minor, int Patch) : IComparable<ReleaseVersion>
{
    public static bool operator <(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>1.2.3</c>; null for anything else.</summary>
    public static ReleaseVersion? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        return parts.Length == 3 && Number(parts[0]) is { } major && Number(parts[1]) is { } minor && Number(parts[2]) is { } patch ? new(major, minor, patch) : null;

        static int? Number(string part) =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (part == "0" || part[0] != '0') ? number : null;
    }

    /// <summary>The smallest number that says as much as the changes mean.</summary>
    public ReleaseVersion Next(Bump bump) => bump switch
    {
        Bump.Major => new(Major + 1, 0, 0),
        Bump.Minor => new(Major, Minor + 1, 0),
        Bump.Patch => new(Major, Minor, Patch + 1),
        _ => this,
    };

    public int CompareTo(ReleaseVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
