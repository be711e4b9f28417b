// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>Grew over four versions.</summary>
/// <remarks>Kind CHAIN of the table things, version 4.</remarks>
public sealed partial record ChainItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "CHAIN";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 4;

    /// <summary>What pk of every such item begins with.</summary>
    public const string PkPrefix = "CHAIN";

    /// <summary>What sk of every such item begins with.</summary>
    public const string SkPrefix = "C#";

    internal static readonly string[] PkPattern = ["CHAIN"];
    internal static readonly string[] SkPattern = ["C#", ""];

    /// <summary>In the key: sk C#{name}.</summary>
    public required string Name { get; init; }

    /// <summary>Was the first and the second.</summary>
    public required string Third { get; init; }

    /// <summary>Was a factor.</summary>
    public required long Weight { get; init; }

    /// <summary>Made of what versions between had.</summary>
    public string? Summary { get; init; }

    /// <summary>The version it is written with: the current one, or a newer one that it was read with.</summary>
    public int ItemVersion { get; init; } = CurrentVersion;

    /// <summary>Attributes that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    /// <summary>The key of such an item.</summary>
    public static Dictionary<string, AttributeValue> ItemKey(string name) => new(2)
    {
        ["pk"] = AttributeCodec.OfText(KeyCode.Build(PkPattern)),
        ["sk"] = AttributeCodec.OfText(KeyCode.Build(SkPattern, name)),
    };

    /// <summary>Reads an item of any released version.</summary>
    /// <exception cref="ItemFormatException">It is of another kind, or an attribute is missing or not what it should be.</exception>
    public static ChainItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "shape", ItemKind);
        if (version < CurrentVersion)
            item = UpToDate(item, version);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        _ = reader.Key("pk", PkPattern);
        var skKey = reader.Key("sk", SkPattern);
        return new()
        {
            Name = KeyCode.Part(skKey, SkPattern, 0),
            Third = reader.Required("third", AttributeCodec.ReadText),
            Weight = reader.Required("weight", AttributeCodec.ReadInteger),
            Summary = reader.Optional("summary", AttributeCodec.ReadText),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(6 + (Unknown?.Count ?? 0))
        {
            ["pk"] = AttributeCodec.OfText(KeyCode.Build(PkPattern)),
            ["sk"] = AttributeCodec.OfText(KeyCode.Build(SkPattern, Name)),
            ["shape"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["third"] = AttributeCodec.OfText(Third);
        item["weight"] = AttributeCodec.OfInteger(Weight);
        if (Summary is { } summary) item["summary"] = AttributeCodec.OfText(summary);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static Dictionary<string, AttributeValue> UpToDate(Dictionary<string, AttributeValue> stored, int version)
    {
        var item = new Dictionary<string, AttributeValue>(stored);
        if (version < 2)
        {
            AttributeCodec.Rename(item, "first", "second");
            item.TryAdd("factor", AttributeCodec.OfInteger(5));
        }

        if (version < 3)
        {
            if (DeriveShout(item) is { } shout)
                item["shout"] = shout;
            AttributeCodec.Rename(item, "factor", "weight");
        }

        if (version < 4)
        {
            if (DeriveSummary(item) is { } summary)
                item["summary"] = summary;
            AttributeCodec.Rename(item, "second", "third");
            item.Remove("shout");
        }

        return item;
    }

    /// <summary>Written by hand: the value of shout in an item of an older version; null for none.</summary>
    private static partial AttributeValue? DeriveShout(IReadOnlyDictionary<string, AttributeValue> item);

    /// <summary>Written by hand: the value of summary in an item of an older version; null for none.</summary>
    private static partial AttributeValue? DeriveSummary(IReadOnlyDictionary<string, AttributeValue> item);

    private static bool IsKnown(string name) => name is "pk" or "sk" or "shape" or "third" or "weight" or "summary";
}
