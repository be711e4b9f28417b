// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Takes an item apart, attribute by attribute, and knows in the end what nobody asked for.</summary>
/// <param name="item">The item, or a map inside one.</param>
/// <param name="place">Where it stands, for messages.</param>
internal struct ItemReader(Dictionary<string, AttributeValue> item, ItemPlace place)
{
    private readonly string kind = place.Kind;
    private readonly ItemPath? inside = place.Inside();
    private int found;

    /// <summary>The version that an item says it has.</summary>
    public static int VersionOf(Dictionary<string, AttributeValue> item, string name, string kind)
    {
        if (item.TryGetValue(name, out var value) && int.TryParse(value.N, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        throw new ItemFormatException(new(kind, name), value is null ? "is missing" : $"should be a version and is {AttributeCodec.Describe(value)}");
    }

    /// <summary>Skips attributes that were read by other means.</summary>
    public void Skip(int count) => found += count;

    public T Required<T>(string name, Func<AttributeValue, ItemPlace, T> read)
    {
        if (!item.TryGetValue(name, out var value))
            throw new ItemFormatException(At(name), "is missing");
        found++;
        return read(value, At(name));
    }

    public T? Optional<T>(string name, Func<AttributeValue, ItemPlace, T> read)
        where T : class => Find(name) is { } value ? read(value, At(name)) : null;

    public T? OptionalValue<T>(string name, Func<AttributeValue, ItemPlace, T> read)
        where T : struct => Find(name) is { } value ? read(value, At(name)) : null;

    // Not by OptionalValue: code over the framework's own value types cannot be compiled before the function starts.
    public long? OptionalInteger(string name) => Find(name) is { } value ? AttributeCodec.ReadInteger(value, At(name)) : null;

    public bool? OptionalBoolean(string name) => Find(name) is { } value ? AttributeCodec.ReadBoolean(value, At(name)) : null;

    public DateTimeOffset? OptionalIsoTime(string name) => Find(name) is { } value ? AttributeCodec.ReadIsoTime(value, At(name)) : null;

    public DateTimeOffset? OptionalUnixSeconds(string name) => Find(name) is { } value ? AttributeCodec.ReadUnixSeconds(value, At(name)) : null;

    public DateTimeOffset? OptionalUnixMilliseconds(string name) => Find(name) is { } value ? AttributeCodec.ReadUnixMilliseconds(value, At(name)) : null;

    /// <summary>What may be anything may be null as well; elsewhere null is the same as nothing.</summary>
    public AttributeValue? OptionalAny(string name)
    {
        if (!item.TryGetValue(name, out var value))
            return null;
        found++;
        return value;
    }

    /// <summary>A key that is text; it fits its pattern, or the item is of another kind.</summary>
    public string Key(string name, string[] pattern)
    {
        var text = Required(name, AttributeCodec.ReadText);
        return KeyCode.Fits(text, pattern)
            ? text
            : throw new ItemFormatException(At(name), $"should look like '{string.Join("…", pattern)}' and does not: the item is of another kind");
    }

    /// <summary>The attributes that nothing was read from; null for none, which is the rule and costs nothing.</summary>
    public readonly IReadOnlyDictionary<string, AttributeValue>? Unknown(Func<string, bool> isKnown)
    {
        if (found == item.Count)
            return null;
        var rest = new Dictionary<string, AttributeValue>(item.Count - found);
        foreach (var (name, value) in item)
        {
            if (!isKnown(name))
                rest.Add(name, value);
        }

        return rest;
    }

    // DynamoDB's null is as good as nothing.
    private AttributeValue? Find(string name)
    {
        if (!item.TryGetValue(name, out var value))
            return null;
        found++;
        return value.NULL == true ? null : value;
    }

    private readonly ItemPlace At(string name) => new(kind, name, inside);
}
