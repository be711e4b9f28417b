namespace Engines.Schema;

/// <param name="Name">The kind of item.</param>
/// <param name="Description">What one item is.</param>
/// <param name="KeyPattern">Key attribute to the pattern of its values, such as <c>OUT#{request_id}</c>.</param>
/// <param name="WrittenBy">Who writes it.</param>
/// <param name="Attributes">Everything but the keys, those of every item first.</param>
public sealed record ItemDefinition(
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> KeyPattern,
    IReadOnlyList<string> WrittenBy,
    IReadOnlyList<ItemAttribute> Attributes)
{
    /// <summary>The key, in pieces that can be written and read.</summary>
    public IReadOnlyList<KeyPart> Keys { get; init; } = [];

    /// <summary>The version of the item's shape, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How an older item is brought up to date, in the order of the versions.</summary>
    public IReadOnlyList<VersionStep> Steps { get; init; } = [];

    /// <summary>The values that its key has beside attributes: one for each name, in the order of the key.</summary>
    public IEnumerable<Placeholder> KeyValues => Keys.SelectMany(key => key.Pattern.Placeholders)
        .DistinctBy(placeholder => placeholder.Name, StringComparer.Ordinal)
        .Where(placeholder => Attributes.All(attribute => attribute.Name != placeholder.Name));
}

/// <summary>One attribute of an item or of a named type.</summary>
public sealed record ItemAttribute
{
    /// <summary>Spelled as it is stored.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required AttributeType Value { get; init; }

    /// <summary>DynamoDB's name of its type: <c>S</c>, <c>N</c>, <c>BOOL</c>, <c>SS</c>, <c>L</c>, <c>M</c> and so on; <c>ANY</c> where it may be any.</summary>
    public string Type => Value.Letter;

    /// <summary>Whether every item of the kind has it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether it can say something about a person, so that it must not reach logs, metrics or an index.</summary>
    public required bool IsPersonal { get; init; }

    /// <summary>What it means, with its unit.</summary>
    public required string Description { get; init; }

    /// <summary>What an item without it is read as having; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The version of the item that brought it.</summary>
    public int Since { get; init; } = 1;

    /// <summary>Why nobody shall use it any more; null while they may.</summary>
    public string? Deprecated { get; init; }

    /// <summary>What it was called before; read still, written no more.</summary>
    public string? RenamedFrom { get; init; }
}

/// <summary>What has to be done with an item of the version before.</summary>
/// <param name="To">The version that it then has.</param>
/// <param name="Rules">In their order.</param>
public sealed record VersionStep(int To, IReadOnlyList<UpcastRule> Rules);

/// <summary>One thing that brings an older item up to date.</summary>
public abstract record UpcastRule
{
    private UpcastRule()
    {
    }

    /// <summary>The attribute has another name now.</summary>
    public sealed record Rename(string From, string To) : UpcastRule;

    /// <summary>Where there is none, this is its value.</summary>
    /// <param name="Attribute">Its name in the version that the rule leads to.</param>
    /// <param name="Value">As the file writes it.</param>
    /// <param name="Becomes">Its name in the last version, where its type stands.</param>
    public sealed record Default(string Attribute, string Value, string Becomes) : UpcastRule;

    /// <summary>It is gone.</summary>
    public sealed record Drop(string Attribute) : UpcastRule;

    /// <summary>Code written by hand makes it.</summary>
    public sealed record Derive(string Attribute, string By) : UpcastRule;
}
