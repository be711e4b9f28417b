using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Whether stored values are of the types of the file.</summary>
/// <param name="types">The named types of the file.</param>
internal sealed class ValueCheck(IEnumerable<NamedType> types)
{
    private readonly Dictionary<string, NamedType> named = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>What is wrong with a value, without the value; null if nothing is.</summary>
    public ValueProblem? Of(AttributeType type, AttributeValue value)
    {
        var letter = Letters.Of(value);
        if (type is AttributeType.Any)
            return null;

        // The empty set does not exist, and a set of one type of numbers is as good as another's.
        if (letter != type.Letter)
            return new("type-mismatch", letter);
        return type switch
        {
            AttributeType.Whole => Forms.IsWhole(value.N, out _) ? null : new("type-mismatch", "a number that is not whole"),
            AttributeType.Timestamp { Encoding: TimeEncoding.Iso8601 } => Forms.IsTimestamp(value.S) ? null : new("type-mismatch", "a text that is no moment"),
            AttributeType.Timestamp time => Moment(time.Encoding, value.N),
            AttributeType.Ulid => Forms.IsUlid(value.S) ? null : new("type-mismatch", "a text that is no ulid"),
            AttributeType.Enumeration words => Word(words, value.S),
            AttributeType.Structure structure => Structure((NamedType.Structure)named[structure.Type], value.M),
            AttributeType.List list => Inside(list.Of, value),
            AttributeType.Set set => Inside(set.Of, value),
            AttributeType.Map map => Inside(map.Of, value),
            _ => null,
        };
    }

    /// <summary>Whether readers take a value as none: null where the attribute may be absent.</summary>
    public static bool IsNothing(ItemAttribute attribute, AttributeValue value) =>
        value.NULL == true && (!attribute.IsRequired || attribute.Default is not null) && attribute.Value is not AttributeType.Any;

    private static ValueProblem? Moment(TimeEncoding encoding, string number)
    {
        if (!Forms.IsWhole(number, out var value))
            return new("type-mismatch", "a number that is no moment");
        return (encoding, Forms.IsSeconds(value), Forms.IsMilliseconds(value)) switch
        {
            (TimeEncoding.UnixSeconds, false, true) => new("type-mismatch", "milliseconds"),
            (TimeEncoding.UnixMilliseconds, true, false) => new("type-mismatch", "seconds"),
            _ => null,
        };
    }

    // A word is shown only if it looks like one: anything else might be what a person wrote.
    private ValueProblem? Word(AttributeType.Enumeration type, string text) =>
        ((NamedType.Words)named[type.Type]).Values.Any(word => word.Value == text) ? null
            : new("enum-value-unknown", Forms.IsWord(text) && Forms.PersonalIn(text) is null ? $"'{text}'" : "a text that is none of the words");

    private ValueProblem? Structure(NamedType.Structure type, Dictionary<string, AttributeValue> map) => type.Attributes
        .Select(attribute => map.TryGetValue(attribute.Name, out var value) ? IsNothing(attribute, value) ? null : Of(attribute.Value, value)
            : attribute.IsRequired ? new("required-missing", $"{type.Name} without {attribute.Name}") : null)
        .FirstOrDefault(problem => problem is not null);

    private ValueProblem? Inside(AttributeType of, AttributeValue value) => Letters.Inside(value).Select(one => Of(of, one)).FirstOrDefault(problem => problem is not null);
}

/// <param name="Kind">The kind of the difference.</param>
/// <param name="Found">What stands there.</param>
internal sealed record ValueProblem(string Kind, string Found);
