// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>One thing with every type.</summary>
/// <remarks>Kind THING of the table things, version 1.</remarks>
public sealed record ThingItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "THING";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What pk of every such item begins with.</summary>
    public const string PkPrefix = "T#";

    internal static readonly string[] PkPattern = ["T#", "#", ""];
    internal static readonly string[] SkPattern = ["", "#", "#", "#", ""];

    /// <summary>In the key: pk T#{owner}#{id:ulid}.</summary>
    public required string Id { get; init; }

    /// <summary>In the key: sk {number:integer:6}#{at:timestamp}#{colour:colour}#{rest}.</summary>
    public required long Number { get; init; }

    /// <summary>In the key: sk {number:integer:6}#{at:timestamp}#{colour:colour}#{rest}.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In the key: sk {number:integer:6}#{at:timestamp}#{colour:colour}#{rest}.</summary>
    public required Colour Colour { get; init; }

    /// <summary>In the key: sk {number:integer:6}#{at:timestamp}#{colour:colour}#{rest}.</summary>
    public required string Rest { get; init; }

    /// <summary>Whose; also in the key. Personal data.</summary>
    public required string Owner { get; init; }

    /// <summary>A whole number of 64 bits.</summary>
    public required long Rank { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Any text, with "quotes", \ and */ in its description.</summary>
    public string? Text { get; init; }

    /// <summary>A name that languages have as a word.</summary>
    public string? Class { get; init; }

    /// <summary>Up to 38 digits.</summary>
    public DynamoNumber? Exact { get; init; }

    /// <summary>Yes or no.</summary>
    public bool? Flag { get; init; }

    /// <summary>Anything.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>When it may go.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was last seen.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>An id.</summary>
    public string? Trace { get; init; }

    /// <summary>What it looks like.</summary>
    public Colour? ColourNow { get; init; }

    /// <summary>How it feels.</summary>
    public ThingMood? Mood { get; init; }

    /// <summary>Texts.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>Structures.</summary>
    public IReadOnlyList<Size>? Sizes { get; init; }

    /// <summary>Lists of lists.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Grid { get; init; }

    /// <summary>Words.</summary>
    public IReadOnlyCollection<string>? Names { get; init; }

    /// <summary>Exact numbers.</summary>
    public IReadOnlyCollection<DynamoNumber>? Numbers { get; init; }

    /// <summary>Whole numbers.</summary>
    public IReadOnlyCollection<long>? Counts { get; init; }

    /// <summary>Binaries.</summary>
    public IReadOnlyCollection<ReadOnlyMemory<byte>>? Blobs { get; init; }

    /// <summary>Words of an enum.</summary>
    public IReadOnlyCollection<Colour>? Colours { get; init; }

    /// <summary>Times.</summary>
    public IReadOnlyCollection<DateTimeOffset>? Moments { get; init; }

    /// <summary>Texts by name.</summary>
    public IReadOnlyDictionary<string, string>? ByName { get; init; }

    /// <summary>Structures by name.</summary>
    public IReadOnlyDictionary<string, Size>? BySize { get; init; }

    /// <summary>Names that are somebody's. Personal data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ByPerson { get; init; }

    /// <summary>One structure.</summary>
    public Size? Size { get; init; }

    /// <summary>Whatever it is.</summary>
    public AttributeValue? Anything { get; init; }

    /// <summary>In DynamoDB's letters.</summary>
    public IReadOnlyList<AttributeValue>? OldList { get; init; }

    /// <summary>How often; three unless it says otherwise.</summary>
    public long Tries { get; init; } = 3;

    /// <summary>With a default of an enum.</summary>
    public Colour State { get; init; } = Colour.Green;

    /// <summary>With a default that is exact.</summary>
    public DynamoNumber Rate { get; init; } = new("1.5");

    /// <summary>Required with a default.</summary>
    public bool On { get; init; } = true;

    /// <summary>Nobody writes it. Deprecated: Use text.</summary>
    public string? Gone { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string owner, string id, long number, DateTimeOffset at, Colour colour, string rest) => new(2)
    {
        ["pk"] = AttributeCodec.OfText(KeyCode.Build(PkPattern, owner, AttributeCodec.OfUlid(id).S)),
        ["sk"] = AttributeCodec.OfText(KeyCode.Build(SkPattern, KeyCode.Pad(AttributeCodec.OfInteger(number).N, 6), AttributeCodec.OfIsoTime(at).S, ColourWords.Write(colour).S, rest)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static ThingItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "shape", ItemKind);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        var pkKey = reader.Key("pk", PkPattern);
        var skKey = reader.Key("sk", SkPattern);
        return new()
        {
            Id = AttributeCodec.ReadUlid(new() { S = KeyCode.Part(pkKey, PkPattern, 1) }, new(ItemKind, "pk")),
            Number = AttributeCodec.ReadInteger(new() { N = KeyCode.Part(skKey, SkPattern, 0) }, new(ItemKind, "sk")),
            At = AttributeCodec.ReadIsoTime(new() { S = KeyCode.Part(skKey, SkPattern, 1) }, new(ItemKind, "sk")),
            Colour = ColourWords.Read(new() { S = KeyCode.Part(skKey, SkPattern, 2) }, new(ItemKind, "sk")),
            Rest = KeyCode.Part(skKey, SkPattern, 3),
            Owner = reader.Required("owner", AttributeCodec.ReadText),
            Rank = reader.Required("rank", AttributeCodec.ReadInteger),
            MadeAt = reader.Required("made_at", AttributeCodec.ReadIsoTime),
            Text = reader.Optional("text", AttributeCodec.ReadText),
            Class = reader.Optional("class", AttributeCodec.ReadText),
            Exact = reader.OptionalValue("exact", AttributeCodec.ReadNumber),
            Flag = reader.OptionalBoolean("flag"),
            Bytes = reader.OptionalValue("bytes", AttributeCodec.ReadBinary),
            Expires = reader.OptionalUnixSeconds("expires"),
            Seen = reader.OptionalUnixMilliseconds("seen"),
            Trace = reader.Optional("trace", AttributeCodec.ReadUlid),
            ColourNow = reader.OptionalValue("colour_now", ColourWords.Read),
            Mood = reader.OptionalValue("mood", ThingMoodWords.Read),
            Lines = reader.Optional("lines", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Sizes = reader.Optional("sizes", static (value, place) => AttributeCodec.ReadList(value, place, Size.Read)),
            Grid = reader.Optional("grid", static (value, place) => AttributeCodec.ReadList(value, place, static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadInteger))),
            Names = reader.Optional("names", AttributeCodec.ReadTextSet),
            Numbers = reader.Optional("numbers", static (value, place) => AttributeCodec.ReadSet(value, place, AttributeCodec.ReadNumber)),
            Counts = reader.Optional("counts", static (value, place) => AttributeCodec.ReadSet(value, place, AttributeCodec.ReadInteger)),
            Blobs = reader.Optional("blobs", static (value, place) => AttributeCodec.ReadSet(value, place, AttributeCodec.ReadBinary)),
            Colours = reader.Optional("colours", static (value, place) => AttributeCodec.ReadSet(value, place, ColourWords.Read)),
            Moments = reader.Optional("moments", static (value, place) => AttributeCodec.ReadSet(value, place, AttributeCodec.ReadUnixMilliseconds)),
            ByName = reader.Optional("by_name", static (value, place) => AttributeCodec.ReadMap(value, place, AttributeCodec.ReadText)),
            BySize = reader.Optional("by_size", static (value, place) => AttributeCodec.ReadMap(value, place, Size.Read)),
            ByPerson = reader.Optional("by_person", static (value, place) => AttributeCodec.ReadMap(value, place, static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText), isPersonal: true)),
            Size = reader.Optional("size", Size.Read),
            Anything = reader.OptionalAny("anything"),
            OldList = reader.Optional("old_list", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadAny)),
            Tries = reader.OptionalInteger("tries") ?? 3,
            State = reader.OptionalValue("state", ColourWords.Read) ?? Colour.Green,
            Rate = reader.OptionalValue("rate", AttributeCodec.ReadNumber) ?? new("1.5"),
            On = reader.OptionalBoolean("on") ?? true,
            Gone = reader.Optional("gone", AttributeCodec.ReadText),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(36 + (Unknown?.Count ?? 0))
        {
            ["pk"] = AttributeCodec.OfText(KeyCode.Build(PkPattern, Owner, AttributeCodec.OfUlid(Id).S)),
            ["sk"] = AttributeCodec.OfText(KeyCode.Build(SkPattern, KeyCode.Pad(AttributeCodec.OfInteger(Number).N, 6), AttributeCodec.OfIsoTime(At).S, ColourWords.Write(Colour).S, Rest)),
            ["shape"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["owner"] = AttributeCodec.OfText(Owner);
        item["rank"] = AttributeCodec.OfInteger(Rank);
        item["made_at"] = AttributeCodec.OfIsoTime(MadeAt);
        if (Text is { } text) item["text"] = AttributeCodec.OfText(text);
        if (Class is { } @class) item["class"] = AttributeCodec.OfText(@class);
        if (Exact is { } exact) item["exact"] = AttributeCodec.OfNumber(exact);
        if (Flag is { } flag) item["flag"] = AttributeCodec.OfBoolean(flag);
        if (Bytes is { } bytes) item["bytes"] = AttributeCodec.OfBinary(bytes);
        if (Expires is { } expires) item["expires"] = AttributeCodec.OfUnixSeconds(expires);
        if (Seen is { } seen) item["seen"] = AttributeCodec.OfUnixMilliseconds(seen);
        if (Trace is { } trace) item["trace"] = AttributeCodec.OfUlid(trace);
        if (ColourNow is { } colourNow) item["colour_now"] = ColourWords.Write(colourNow);
        if (Mood is { } mood) item["mood"] = ThingMoodWords.Write(mood);
        if (Lines is { } lines) item["lines"] = AttributeCodec.OfList(lines, AttributeCodec.OfText);
        if (Sizes is { } sizes) item["sizes"] = AttributeCodec.OfList(sizes, Size.Write);
        if (Grid is { } grid) item["grid"] = AttributeCodec.OfList(grid, static value => AttributeCodec.OfList(value, AttributeCodec.OfInteger));
        if (Names is { Count: > 0 } names) item["names"] = AttributeCodec.OfSet(names, AttributeCodec.OfText);
        if (Numbers is { Count: > 0 } numbers) item["numbers"] = AttributeCodec.OfSet(numbers, AttributeCodec.OfNumber);
        if (Counts is { Count: > 0 } counts) item["counts"] = AttributeCodec.OfSet(counts, AttributeCodec.OfInteger);
        if (Blobs is { Count: > 0 } blobs) item["blobs"] = AttributeCodec.OfSet(blobs, AttributeCodec.OfBinary);
        if (Colours is { Count: > 0 } colours) item["colours"] = AttributeCodec.OfSet(colours, ColourWords.Write);
        if (Moments is { Count: > 0 } moments) item["moments"] = AttributeCodec.OfSet(moments, AttributeCodec.OfUnixMilliseconds);
        if (ByName is { } byName) item["by_name"] = AttributeCodec.OfMap(byName, AttributeCodec.OfText);
        if (BySize is { } bySize) item["by_size"] = AttributeCodec.OfMap(bySize, Size.Write);
        if (ByPerson is { } byPerson) item["by_person"] = AttributeCodec.OfMap(byPerson, static value => AttributeCodec.OfList(value, AttributeCodec.OfText));
        if (Size is { } size) item["size"] = Size.Write(size);
        if (Anything is { } anything) item["anything"] = AttributeCodec.OfAny(anything);
        if (OldList is { } oldList) item["old_list"] = AttributeCodec.OfList(oldList, AttributeCodec.OfAny);
        item["tries"] = AttributeCodec.OfInteger(Tries);
        item["state"] = ColourWords.Write(State);
        item["rate"] = AttributeCodec.OfNumber(Rate);
        item["on"] = AttributeCodec.OfBoolean(On);
        if (Gone is { } gone) item["gone"] = AttributeCodec.OfText(gone);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static bool IsKnown(string name) => name is "pk" or "sk" or "shape" or "owner" or "rank" or "made_at" or "text" or "class" or "exact" or "flag" or "bytes" or "expires" or "seen" or "trace" or "colour_now" or "mood" or "lines" or "sizes" or "grid" or "names" or "numbers" or "counts" or "blobs" or "colours" or "moments" or "by_name" or "by_size" or "by_person" or "size" or "anything" or "old_list" or "tries" or "state" or "rate" or "on" or "gone";
}
