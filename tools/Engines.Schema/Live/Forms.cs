using System.Globalization;
using System.Text.RegularExpressions;

namespace Engines.Schema;

/// <summary>What a stored text or number looks like.</summary>
internal static partial class Forms
{
    // From September 2001 to January 2100: ids and counters are seldom there, moments of live systems are.
    private const long SecondsMin = 1_000_000_000;
    private const long SecondsMax = 4_102_444_800;

    public static bool IsUlid(string text) => Ulid().IsMatch(text);

    public static bool IsTimestamp(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>A short word that may be one of a few; ids with digits only, addresses and sentences are none.</summary>
    public static bool IsWord(string text) => Word().IsMatch(text);

    /// <summary>What a text holds that may lead to a person; null if nothing does.</summary>
    public static string? PersonalIn(string text) =>
        Email().IsMatch(text) ? "an e-mail address" : Url().IsMatch(text) ? "an address of the web" : Phone().IsMatch(text) ? "a phone number" : null;

    /// <summary>Whether the name alone says that it is about a person.</summary>
    public static bool IsPersonalName(string name) => PersonalName().IsMatch(Names.Snake(name));

    /// <summary>Whether values under this name are names or ids, of which a sample with few is still no list of words.</summary>
    public static bool IsNameOfIds(string name) => IdName().IsMatch(Names.Snake(name));

    /// <summary>Whether the name says that a number is a moment.</summary>
    public static bool IsNameOfTime(string name) => TimeName().IsMatch(Names.Snake(name));

    public static bool IsWhole(string number, out long value) => long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool IsSeconds(long value) => value is >= SecondsMin and <= SecondsMax;

    public static bool IsMilliseconds(long value) => value is >= SecondsMin * 1_000 and <= SecondsMax * 1_000;

    [GeneratedRegex("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*$(?<=^.{1,24}$)(?<!^[A-Za-z0-9]*[0-9]{3}[A-Za-z0-9]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\s@""<>]+@[^\s@""<>]+\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex("https?://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"\+[1-9][0-9]{6,14}(?![0-9])|^\+?[0-9][0-9 ()./-]{5,18}[0-9]$(?<!^[0-9]{1,6}$)(?<!^[0-9]{4}-[0-9]{2}-[0-9]{2}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex("(^|_)(e?mail|phone|mobile|msisdn|address|street|surname|birth(day|date)?|iban|passport|ssn)(_|$)|(^|_)(first|last|full|given|family)_?name$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalName();

    [GeneratedRegex("(^|_)(ids?|key|name|user|owner|person|customer|author|holder|worker|tenant|company|project|city|country|title|label)$", RegexOptions.CultureInvariant)]
    private static partial Regex IdName();

    [GeneratedRegex("(^|_)(at|on|until|since|time|timestamp|date|ttl|expiry|expires|expiration|created|updated|modified)(_|$)", RegexOptions.CultureInvariant)]
    private static partial Regex TimeName();
}
