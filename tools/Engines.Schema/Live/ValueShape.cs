using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>What the values of one attribute have in common. Values themselves are forgotten, except a few short words.</summary>
/// <param name="name">The attribute's: it says what numbers and words are.</param>
internal sealed class ValueShape(string name)
{
    private const int WordsMax = 16;
    private const int ValuesPerWord = 8;

    private readonly Dictionary<string, int> letters = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly SortedSet<string> personal = new(StringComparer.Ordinal);
    private ValueShape? inside;
    private bool areWords = true;
    private bool areUlids = true;
    private bool areTimestamps = true;
    private bool areWhole = true;
    private bool areSeconds = true;
    private bool areMilliseconds = true;

    /// <summary>How many values there were.</summary>
    public int Count { get; private set; }

    /// <summary>DynamoDB's types of the values, the most frequent first.</summary>
    public IReadOnlyList<string> Found => [.. letters.OrderByDescending(letter => letter.Value).ThenBy(letter => letter.Key, StringComparer.Ordinal).Select(letter => letter.Key)];

    /// <summary>Why the values may be personal; empty if they do not look so.</summary>
    public IReadOnlyCollection<string> Personal => inside is null ? personal : [.. personal.Union(inside.Personal)];

    /// <summary>The words, when there are few and nothing else; null otherwise.</summary>
    public IReadOnlyList<string>? Words
    {
        get
        {
            var isEnum = Found is ["S"] && areWords && words.Count >= 2 && Count >= words.Count * ValuesPerWord && Personal.Count == 0 && !Forms.IsNameOfIds(name)
                && words.Select(Names.Pascal).Distinct(StringComparer.Ordinal).Count() == words.Count;
            return isEnum ? [.. words.Order(StringComparer.Ordinal)] : null;
        }
    }

    public void Add(AttributeValue value)
    {
        Count++;
        var letter = Letters.Of(value);
        letters[letter] = letters.GetValueOrDefault(letter) + 1;
        if (letter == "S")
            AddText(value.S);
        else if (letter == "N")
            AddNumber(value.N);
        foreach (var one in Letters.Inside(value))
            (inside ??= new(name)).Add(one);
    }

    /// <summary>The type that all values have; <see cref="AttributeType.Any"/> where there is none.</summary>
    public AttributeType Type() => Found is [var letter] ? TypeOf(letter) : new AttributeType.Any();

    private AttributeType TypeOf(string letter) => letter switch
    {
        "S" => areUlids ? new AttributeType.Ulid() : areTimestamps ? new AttributeType.Timestamp(TimeEncoding.Iso8601) : new AttributeType.Text(),
        "N" => Number(),
        "BOOL" => new AttributeType.Boolean(),
        "B" => new AttributeType.Binary(),
        "SS" or "NS" or "BS" => new AttributeType.Set(inside!.Type()),
        "L" => new AttributeType.List(inside?.Type() ?? new AttributeType.Any()),
        "M" => new AttributeType.Map(inside?.Type() ?? new AttributeType.Any()),
        _ => new AttributeType.Any(),
    };

    private AttributeType Number()
    {
        if (!areWhole)
            return new AttributeType.Number();
        var isSure = Forms.IsNameOfTime(name);
        return isSure && areSeconds ? new AttributeType.Timestamp(TimeEncoding.UnixSeconds)
            : isSure && areMilliseconds ? new AttributeType.Timestamp(TimeEncoding.UnixMilliseconds)
            : new AttributeType.Whole();
    }

    private void AddText(string text)
    {
        areUlids = areUlids && Forms.IsUlid(text);
        areTimestamps = areTimestamps && Forms.IsTimestamp(text);
        if (!areUlids && !areTimestamps && Forms.PersonalIn(text) is { } kind)
            personal.Add(kind);

        areWords = areWords && Forms.IsWord(text) && words.Count <= WordsMax;
        if (areWords)
            words.Add(text);
        else
            words.Clear();
    }

    private void AddNumber(string number)
    {
        areWhole = Forms.IsWhole(number, out var value) && areWhole;
        areSeconds = areSeconds && areWhole && Forms.IsSeconds(value);
        areMilliseconds = areMilliseconds && areWhole && Forms.IsMilliseconds(value);
    }
}
