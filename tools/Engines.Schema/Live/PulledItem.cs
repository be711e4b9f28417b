namespace Engines.Schema;

/// <summary>A kind of item as a sample shows it.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Keys">Key attribute to pattern.</param>
/// <param name="Count">How many of the sample are of it.</param>
/// <param name="Attributes">Those that the file can say, required ones first.</param>
/// <param name="LeftOut">Why others are not in the file.</param>
internal sealed record PulledItem(
    string Name, IReadOnlyList<(KeyAttribute Key, string Pattern)> Keys, int Count, IReadOnlyList<PulledAttribute> Attributes, IReadOnlyList<string> LeftOut);

/// <summary>An attribute as a sample shows it.</summary>
/// <param name="Name">As it is stored.</param>
/// <param name="Type">What its values have in common.</param>
/// <param name="Count">In how many items it is.</param>
internal sealed record PulledAttribute(string Name, AttributeType Type, int Count)
{
    /// <summary>Whether every item of the sample has it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The words of an enum; null for another type.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Why it may be personal; empty if it does not look so.</summary>
    public IReadOnlyCollection<string> Personal { get; init; } = [];

    /// <summary>What else a person should know.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>A table as it stands and as a sample shows it.</summary>
internal sealed record PulledTable(LiveTable Live, int Sampled, IReadOnlyList<PulledItem> Items);
