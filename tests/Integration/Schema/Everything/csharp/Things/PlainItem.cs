// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Everything.Tables;

/// <summary>A key that is fixed.</summary>
/// <remarks>Kind PLAIN of the table things, version 3.</remarks>
public sealed partial record PlainItem
{
    /// <summary>What the schema calls items of this kind.</summary>
    public const string ItemKind = "PLAIN";

    /// <summary>The version of the item's shape that is written.</summary>
    public const int CurrentVersion = 3;

    /// <summary>What pk of every such item begins with.</summary>
    public const string PkPrefix = "PLAIN";

    /// <summary>What sk of every such item begins with.</summary>
    public const string SkPrefix = "P#";

    internal static readonly string[] PkPattern = ["PLAIN"];
    internal static readonly string[] SkPattern = ["P#", ""];

    /// <summary>In the key: sk P#{name}.</summary>
    public required string Name { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>How often.</summary>
    public required long Tries { get; init; }

    /// <summary>Made of the title.</summary>
    public string? Initials { get; init; }

    /// <summary>Was a remark.</summary>
    public string? Note { get; init; }

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
    public static PlainItem FromItem(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ItemReader.VersionOf(item, "shape", ItemKind);
        if (version < CurrentVersion || item.ContainsKey("remark"))
            item = UpToDate(item, version);
        var reader = new ItemReader(item, new(ItemKind, null));
        reader.Skip(1);
        _ = reader.Key("pk", PkPattern);
        var skKey = reader.Key("sk", SkPattern);
        return new()
        {
            Name = KeyCode.Part(skKey, SkPattern, 0),
            Title = reader.Required("title", AttributeCodec.ReadText),
            Tries = reader.Required("tries", AttributeCodec.ReadInteger),
            Initials = reader.Optional("initials", AttributeCodec.ReadText),
            Note = reader.Optional("note", AttributeCodec.ReadText),
            ItemVersion = Math.Max(version, CurrentVersion),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    /// <summary>The item as it is stored: the current version, and whatever else it was read with.</summary>
    public Dictionary<string, AttributeValue> ToItem()
    {
        var item = new Dictionary<string, AttributeValue>(7 + (Unknown?.Count ?? 0))
        {
            ["pk"] = AttributeCodec.OfText(KeyCode.Build(PkPattern)),
            ["sk"] = AttributeCodec.OfText(KeyCode.Build(SkPattern, Name)),
            ["shape"] = AttributeCodec.OfInteger(ItemVersion),
        };
        item["title"] = AttributeCodec.OfText(Title);
        item["tries"] = AttributeCodec.OfInteger(Tries);
        if (Initials is { } initials) item["initials"] = AttributeCodec.OfText(initials);
        if (Note is { } note) item["note"] = AttributeCodec.OfText(note);
        AttributeCodec.Keep(item, Unknown);
        return item;
    }

    private static Dictionary<string, AttributeValue> UpToDate(Dictionary<string, AttributeValue> stored, int version)
    {
        var item = new Dictionary<string, AttributeValue>(stored);
        AttributeCodec.Rename(item, "remark", "note");
        if (version < 2)
        {
            AttributeCodec.Rename(item, "label", "title");
            item.TryAdd("tries", AttributeCodec.OfInteger(7));
            item.Remove("drop_me");
        }

        if (version < 3)
        {
            if (DeriveInitials(item) is { } initials)
                item["initials"] = initials;
        }

        return item;
    }

    /// <summary>Written by hand: the value of initials in an item of an older version; null for none.</summary>
    private static partial AttributeValue? DeriveInitials(IReadOnlyDictionary<string, AttributeValue> item);

    private static bool IsKnown(string name) => name is "pk" or "sk" or "shape" or "title" or "tries" or "initials" or "note";
}
