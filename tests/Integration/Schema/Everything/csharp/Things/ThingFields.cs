// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>The attributes of <see cref="ThingItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class ThingFields
{
    /// <summary>Reads owner; null if it is not there. Whose; also in the key. Personal data.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadOwner(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("owner", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("owner")) : null;
    }

    /// <summary>The value of owner as it is stored. Whose; also in the key. Personal data.</summary>
    public static AttributeValue OfOwner(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads rank; null if it is not there. A whole number of 64 bits.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadRank(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("rank", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("rank")) : null;
    }

    /// <summary>The value of rank as it is stored. A whole number of 64 bits.</summary>
    public static AttributeValue OfRank(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads made_at; null if it is not there. When.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadMadeAt(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("made_at", out var value) && value.NULL != true ? AttributeCodec.ReadIsoTime(value, At("made_at")) : null;
    }

    /// <summary>The value of made_at as it is stored. When.</summary>
    public static AttributeValue OfMadeAt(DateTimeOffset value) => AttributeCodec.OfIsoTime(value);

    /// <summary>Reads text; null if it is not there. Any text, with "quotes", \ and */ in its description.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadText(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("text", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("text")) : null;
    }

    /// <summary>The value of text as it is stored. Any text, with "quotes", \ and */ in its description.</summary>
    public static AttributeValue OfText(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads class; null if it is not there. A name that languages have as a word.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadClass(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("class", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("class")) : null;
    }

    /// <summary>The value of class as it is stored. A name that languages have as a word.</summary>
    public static AttributeValue OfClass(string value) => AttributeCodec.OfText(value);

    /// <summary>Reads exact; null if it is not there. Up to 38 digits.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DynamoNumber? ReadExact(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("exact", out var value) && value.NULL != true ? AttributeCodec.ReadNumber(value, At("exact")) : null;
    }

    /// <summary>The value of exact as it is stored. Up to 38 digits.</summary>
    public static AttributeValue OfExact(DynamoNumber value) => AttributeCodec.OfNumber(value);

    /// <summary>Reads flag; null if it is not there. Yes or no.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static bool? ReadFlag(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("flag", out var value) && value.NULL != true ? AttributeCodec.ReadBoolean(value, At("flag")) : null;
    }

    /// <summary>The value of flag as it is stored. Yes or no.</summary>
    public static AttributeValue OfFlag(bool value) => AttributeCodec.OfBoolean(value);

    /// <summary>Reads bytes; null if it is not there. Anything.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static ReadOnlyMemory<byte>? ReadBytes(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("bytes", out var value) && value.NULL != true ? AttributeCodec.ReadBinary(value, At("bytes")) : null;
    }

    /// <summary>The value of bytes as it is stored. Anything.</summary>
    public static AttributeValue OfBytes(ReadOnlyMemory<byte> value) => AttributeCodec.OfBinary(value);

    /// <summary>Reads expires; null if it is not there. When it may go.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadExpires(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("expires", out var value) && value.NULL != true ? AttributeCodec.ReadUnixSeconds(value, At("expires")) : null;
    }

    /// <summary>The value of expires as it is stored. When it may go.</summary>
    public static AttributeValue OfExpires(DateTimeOffset value) => AttributeCodec.OfUnixSeconds(value);

    /// <summary>Reads seen; null if it is not there. When it was last seen.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DateTimeOffset? ReadSeen(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("seen", out var value) && value.NULL != true ? AttributeCodec.ReadUnixMilliseconds(value, At("seen")) : null;
    }

    /// <summary>The value of seen as it is stored. When it was last seen.</summary>
    public static AttributeValue OfSeen(DateTimeOffset value) => AttributeCodec.OfUnixMilliseconds(value);

    /// <summary>Reads trace; null if it is not there. An id.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadTrace(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("trace", out var value) && value.NULL != true ? AttributeCodec.ReadUlid(value, At("trace")) : null;
    }

    /// <summary>The value of trace as it is stored. An id.</summary>
    public static AttributeValue OfTrace(string value) => AttributeCodec.OfUlid(value);

    /// <summary>Reads colour_now; null if it is not there. What it looks like.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Colour? ReadColourNow(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("colour_now", out var value) && value.NULL != true ? ColourWords.Read(value, At("colour_now")) : null;
    }

    /// <summary>The value of colour_now as it is stored. What it looks like.</summary>
    public static AttributeValue OfColourNow(Colour value) => ColourWords.Write(value);

    /// <summary>Reads mood; null if it is not there. How it feels.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static ThingMood? ReadMood(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("mood", out var value) && value.NULL != true ? ThingMoodWords.Read(value, At("mood")) : null;
    }

    /// <summary>The value of mood as it is stored. How it feels.</summary>
    public static AttributeValue OfMood(ThingMood value) => ThingMoodWords.Write(value);

    /// <summary>Reads lines; null if it is not there. Texts.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<string>? ReadLines(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("lines", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("lines"), AttributeCodec.ReadText) : null;
    }

    /// <summary>The value of lines as it is stored. Texts.</summary>
    public static AttributeValue OfLines(IReadOnlyList<string> value) => AttributeCodec.OfList(value, AttributeCodec.OfText);

    /// <summary>Reads sizes; null if it is not there. Structures.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<Size>? ReadSizes(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("sizes", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("sizes"), Size.Read) : null;
    }

    /// <summary>The value of sizes as it is stored. Structures.</summary>
    public static AttributeValue OfSizes(IReadOnlyList<Size> value) => AttributeCodec.OfList(value, Size.Write);

    /// <summary>Reads grid; null if it is not there. Lists of lists.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<IReadOnlyList<long>>? ReadGrid(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("grid", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("grid"), static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadInteger)) : null;
    }

    /// <summary>The value of grid as it is stored. Lists of lists.</summary>
    public static AttributeValue OfGrid(IReadOnlyList<IReadOnlyList<long>> value) => AttributeCodec.OfList(value, static value => AttributeCodec.OfList(value, AttributeCodec.OfInteger));

    /// <summary>Reads names; null if it is not there. Words.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<string>? ReadNames(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("names", out var value) && value.NULL != true ? AttributeCodec.ReadTextSet(value, At("names")) : null;
    }

    /// <summary>The value of names as it is stored. Words.</summary>
    public static AttributeValue OfNames(IReadOnlyCollection<string> value) => AttributeCodec.OfSet(value, AttributeCodec.OfText);

    /// <summary>Reads numbers; null if it is not there. Exact numbers.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<DynamoNumber>? ReadNumbers(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("numbers", out var value) && value.NULL != true ? AttributeCodec.ReadSet(value, At("numbers"), AttributeCodec.ReadNumber) : null;
    }

    /// <summary>The value of numbers as it is stored. Exact numbers.</summary>
    public static AttributeValue OfNumbers(IReadOnlyCollection<DynamoNumber> value) => AttributeCodec.OfSet(value, AttributeCodec.OfNumber);

    /// <summary>Reads counts; null if it is not there. Whole numbers.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<long>? ReadCounts(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("counts", out var value) && value.NULL != true ? AttributeCodec.ReadSet(value, At("counts"), AttributeCodec.ReadInteger) : null;
    }

    /// <summary>The value of counts as it is stored. Whole numbers.</summary>
    public static AttributeValue OfCounts(IReadOnlyCollection<long> value) => AttributeCodec.OfSet(value, AttributeCodec.OfInteger);

    /// <summary>Reads blobs; null if it is not there. Binaries.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<ReadOnlyMemory<byte>>? ReadBlobs(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("blobs", out var value) && value.NULL != true ? AttributeCodec.ReadSet(value, At("blobs"), AttributeCodec.ReadBinary) : null;
    }

    /// <summary>The value of blobs as it is stored. Binaries.</summary>
    public static AttributeValue OfBlobs(IReadOnlyCollection<ReadOnlyMemory<byte>> value) => AttributeCodec.OfSet(value, AttributeCodec.OfBinary);

    /// <summary>Reads colours; null if it is not there. Words of an enum.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<Colour>? ReadColours(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("colours", out var value) && value.NULL != true ? AttributeCodec.ReadSet(value, At("colours"), ColourWords.Read) : null;
    }

    /// <summary>The value of colours as it is stored. Words of an enum.</summary>
    public static AttributeValue OfColours(IReadOnlyCollection<Colour> value) => AttributeCodec.OfSet(value, ColourWords.Write);

    /// <summary>Reads moments; null if it is not there. Times.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyCollection<DateTimeOffset>? ReadMoments(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("moments", out var value) && value.NULL != true ? AttributeCodec.ReadSet(value, At("moments"), AttributeCodec.ReadUnixMilliseconds) : null;
    }

    /// <summary>The value of moments as it is stored. Times.</summary>
    public static AttributeValue OfMoments(IReadOnlyCollection<DateTimeOffset> value) => AttributeCodec.OfSet(value, AttributeCodec.OfUnixMilliseconds);

    /// <summary>Reads by_name; null if it is not there. Texts by name.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, string>? ReadByName(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("by_name", out var value) && value.NULL != true ? AttributeCodec.ReadMap(value, At("by_name"), AttributeCodec.ReadText) : null;
    }

    /// <summary>The value of by_name as it is stored. Texts by name.</summary>
    public static AttributeValue OfByName(IReadOnlyDictionary<string, string> value) => AttributeCodec.OfMap(value, AttributeCodec.OfText);

    /// <summary>Reads by_size; null if it is not there. Structures by name.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, Size>? ReadBySize(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("by_size", out var value) && value.NULL != true ? AttributeCodec.ReadMap(value, At("by_size"), Size.Read) : null;
    }

    /// <summary>The value of by_size as it is stored. Structures by name.</summary>
    public static AttributeValue OfBySize(IReadOnlyDictionary<string, Size> value) => AttributeCodec.OfMap(value, Size.Write);

    /// <summary>Reads by_person; null if it is not there. Names that are somebody's. Personal data.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? ReadByPerson(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("by_person", out var value) && value.NULL != true ? AttributeCodec.ReadMap(value, At("by_person"), static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText), isPersonal: true) : null;
    }

    /// <summary>The value of by_person as it is stored. Names that are somebody's. Personal data.</summary>
    public static AttributeValue OfByPerson(IReadOnlyDictionary<string, IReadOnlyList<string>> value) => AttributeCodec.OfMap(value, static value => AttributeCodec.OfList(value, AttributeCodec.OfText));

    /// <summary>Reads size; null if it is not there. One structure.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Size? ReadSize(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("size", out var value) && value.NULL != true ? Size.Read(value, At("size")) : null;
    }

    /// <summary>The value of size as it is stored. One structure.</summary>
    public static AttributeValue OfSize(Size value) => Size.Write(value);

    /// <summary>Reads anything; null if it is not there. Whatever it is.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static AttributeValue? ReadAnything(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("anything", out var value) ? AttributeCodec.ReadAny(value, At("anything")) : null;
    }

    /// <summary>The value of anything as it is stored. Whatever it is.</summary>
    public static AttributeValue OfAnything(AttributeValue value) => AttributeCodec.OfAny(value);

    /// <summary>Reads old_list; null if it is not there. In DynamoDB's letters.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<AttributeValue>? ReadOldList(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("old_list", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("old_list"), AttributeCodec.ReadAny) : null;
    }

    /// <summary>The value of old_list as it is stored. In DynamoDB's letters.</summary>
    public static AttributeValue OfOldList(IReadOnlyList<AttributeValue> value) => AttributeCodec.OfList(value, AttributeCodec.OfAny);

    /// <summary>Reads tries; null if it is not there. How often; three unless it says otherwise.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static long? ReadTries(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("tries", out var value) && value.NULL != true ? AttributeCodec.ReadInteger(value, At("tries")) : null;
    }

    /// <summary>The value of tries as it is stored. How often; three unless it says otherwise.</summary>
    public static AttributeValue OfTries(long value) => AttributeCodec.OfInteger(value);

    /// <summary>Reads state; null if it is not there. With a default of an enum.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static Colour? ReadState(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("state", out var value) && value.NULL != true ? ColourWords.Read(value, At("state")) : null;
    }

    /// <summary>The value of state as it is stored. With a default of an enum.</summary>
    public static AttributeValue OfState(Colour value) => ColourWords.Write(value);

    /// <summary>Reads rate; null if it is not there. With a default that is exact.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static DynamoNumber? ReadRate(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("rate", out var value) && value.NULL != true ? AttributeCodec.ReadNumber(value, At("rate")) : null;
    }

    /// <summary>The value of rate as it is stored. With a default that is exact.</summary>
    public static AttributeValue OfRate(DynamoNumber value) => AttributeCodec.OfNumber(value);

    /// <summary>Reads on; null if it is not there. Required with a default.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static bool? ReadOn(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("on", out var value) && value.NULL != true ? AttributeCodec.ReadBoolean(value, At("on")) : null;
    }

    /// <summary>The value of on as it is stored. Required with a default.</summary>
    public static AttributeValue OfOn(bool value) => AttributeCodec.OfBoolean(value);

    /// <summary>Reads gone; null if it is not there. Nobody writes it. Deprecated: Use text.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static string? ReadGone(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("gone", out var value) && value.NULL != true ? AttributeCodec.ReadText(value, At("gone")) : null;
    }

    /// <summary>The value of gone as it is stored. Nobody writes it. Deprecated: Use text.</summary>
    public static AttributeValue OfGone(string value) => AttributeCodec.OfText(value);

    private static ItemPlace At(string name) => new(ThingItem.ItemKind, name);
}
