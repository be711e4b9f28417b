// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>From values to attributes and back.</summary>
internal static class AttributeCodec
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private const string UlidLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static AttributeValue OfText(string value) => new() { S = value };

    public static AttributeValue OfUlid(string value) => IsUlid(value) ? OfText(value) : throw new ArgumentException("This is no ULID.", nameof(value));

    public static AttributeValue OfInteger(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue OfNumber(DynamoNumber value) => new() { N = value.Text };

    public static AttributeValue OfBoolean(bool value) => new() { BOOL = value };

    public static AttributeValue OfBinary(ReadOnlyMemory<byte> value) => new() { B = new MemoryStream(value.ToArray()) };

    public static AttributeValue OfAny(AttributeValue value) => value;

    public static AttributeValue OfIsoTime(DateTimeOffset value) => OfText(value.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    public static AttributeValue OfUnixSeconds(DateTimeOffset value) => OfInteger(value.ToUnixTimeSeconds());

    public static AttributeValue OfUnixMilliseconds(DateTimeOffset value) => OfInteger(value.ToUnixTimeMilliseconds());

    public static AttributeValue OfList<T>(IReadOnlyList<T> values, Func<T, AttributeValue> write)
    {
        var list = new List<AttributeValue>(values.Count);
        for (var index = 0; index < values.Count; index++)
            list.Add(write(values[index]));
        return new() { L = list, IsLSet = true };
    }

    public static AttributeValue OfMap<T>(IReadOnlyDictionary<string, T> values, Func<T, AttributeValue> write)
    {
        var map = new Dictionary<string, AttributeValue>(values.Count);
        foreach (var (name, value) in values)
            map.Add(name, write(value));
        return new() { M = map, IsMSet = true };
    }

    /// <summary>DynamoDB has no empty set; where an item must have one, an empty one is refused here and not by the service.</summary>
    public static AttributeValue OfSet<T>(IReadOnlyCollection<T> values, Func<T, AttributeValue> write)
    {
        if (values.Count == 0)
            throw new ArgumentException("DynamoDB has no empty set.", nameof(values));
        var set = new AttributeValue();
        foreach (var value in values)
        {
            var one = write(value);
            if (one.S is { } text)
                (set.SS ??= new(values.Count)).Add(text);
            else if (one.N is { } number)
                (set.NS ??= new(values.Count)).Add(number);
            else
                (set.BS ??= new(values.Count)).Add(one.B);
        }

        return set;
    }

    public static string ReadText(AttributeValue value, ItemPlace place) => value.S ?? throw Other(value, place, "a string");

    public static string ReadUlid(AttributeValue value, ItemPlace place) =>
        value.S is { } text && IsUlid(text) ? text : throw Other(value, place, "a ULID");

    public static long ReadInteger(AttributeValue value, ItemPlace place) =>
        long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Other(value, place, "an integer of 64 bits");

    public static DynamoNumber ReadNumber(AttributeValue value, ItemPlace place) => value.N is { } number ? new(number) : throw Other(value, place, "a number");

    public static bool ReadBoolean(AttributeValue value, ItemPlace place) => value.BOOL ?? throw Other(value, place, "a boolean");

    public static ReadOnlyMemory<byte> ReadBinary(AttributeValue value, ItemPlace place) => value.B?.ToArray() ?? throw Other(value, place, "a binary");

    public static AttributeValue ReadAny(AttributeValue value, ItemPlace place) => value;

    public static DateTimeOffset ReadIsoTime(AttributeValue value, ItemPlace place) =>
        DateTimeOffset.TryParseExact(value.S, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Other(value, place, "a time such as 2026-05-12T09:00:00.000Z");

    public static DateTimeOffset ReadUnixSeconds(AttributeValue value, ItemPlace place) =>
        ReadInteger(value, place) is >= -62_135_596_800 and <= 253_402_300_799 and var number ? DateTimeOffset.FromUnixTimeSeconds(number) : throw Other(value, place, "a time in Unix seconds");

    public static DateTimeOffset ReadUnixMilliseconds(AttributeValue value, ItemPlace place) =>
        ReadInteger(value, place) is >= -62_135_596_800_000 and <= 253_402_300_799_999 and var number
            ? DateTimeOffset.FromUnixTimeMilliseconds(number)
            : throw Other(value, place, "a time in Unix milliseconds");

    public static IReadOnlyList<T> ReadList<T>(AttributeValue value, ItemPlace place, Func<AttributeValue, ItemPlace, T> read)
    {
        if (value.L is not { } list)
            throw Other(value, place, "a list");
        if (list.Count == 0)
            return [];
        var values = new T[list.Count];
        var inside = place.Inside();
        for (var index = 0; index < values.Length; index++)
            values[index] = read(list[index], new(place.Kind, null, inside, index));
        return values;
    }

    /// <summary>Reads a map; in one of personal data names may be somebody's, and no message tells them.</summary>
    public static IReadOnlyDictionary<string, T> ReadMap<T>(AttributeValue value, ItemPlace place, Func<AttributeValue, ItemPlace, T> read, bool isPersonal = false)
    {
        if (value.M is not { } map)
            throw Other(value, place, "a map");
        var values = new Dictionary<string, T>(map.Count);
        var inside = place.Inside();
        foreach (var (name, inner) in map)
            values.Add(name, read(inner, new(place.Kind, isPersonal ? "*" : name, inside)));
        return values;
    }

    public static Dictionary<string, AttributeValue> ReadStructure(AttributeValue value, ItemPlace place) => value.M ?? throw Other(value, place, "a map");

    public static IReadOnlyCollection<string> ReadTextSet(AttributeValue value, ItemPlace place) => value.SS is { Count: > 0 } set ? set : throw Other(value, place, "a set");

    public static IReadOnlyCollection<T> ReadSet<T>(AttributeValue value, ItemPlace place, Func<AttributeValue, ItemPlace, T> read)
    {
        if (value.SS is { Count: > 0 } texts)
            return texts.ConvertAll(text => read(new() { S = text }, place));
        if (value.NS is { Count: > 0 } numbers)
            return numbers.ConvertAll(number => read(new() { N = number }, place));
        if (value.BS is { Count: > 0 } binaries)
            return binaries.ConvertAll(binary => read(new() { B = binary }, place));
        throw Other(value, place, "a set");
    }

    /// <summary>An attribute under its new name; one that has it already wins.</summary>
    public static void Rename(Dictionary<string, AttributeValue> item, string from, string to)
    {
        if (item.Remove(from, out var value))
            item.TryAdd(to, value);
    }

    /// <summary>Puts back what was not understood.</summary>
    public static void Keep(Dictionary<string, AttributeValue> item, IReadOnlyDictionary<string, AttributeValue>? unknown)
    {
        if (unknown is null)
            return;
        foreach (var (name, value) in unknown)
            item.TryAdd(name, value);
    }

    /// <summary>What an attribute is, without what it says: that may be somebody's.</summary>
    public static string Describe(AttributeValue value) => value switch
    {
        { S: not null } => "another string",
        { N: not null } => "another number",
        { BOOL: not null } => "a boolean",
        { B: not null } => "a binary",
        { NULL: true } => "null",
        { SS.Count: > 0 } => "a set of strings",
        { NS.Count: > 0 } => "a set of numbers",
        { BS.Count: > 0 } => "a set of binaries",
        { M.Count: > 0 } => "a map",
        { L.Count: > 0 } => "a list",
        { IsMSet: true } => "a map",
        _ => "a list",
    };

    public static ItemFormatException Other(AttributeValue value, ItemPlace place, string wanted) => new(place, $"should be {wanted} and is {Describe(value)}");

    private static bool IsUlid(string text)
    {
        if (text.Length != 26 || text[0] > '7')
            return false;
        foreach (var letter in text)
        {
            if (!UlidLetters.Contains(letter, StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
