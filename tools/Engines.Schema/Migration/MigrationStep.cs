namespace Engines.Schema.Migration;

/// <summary>One thing that is done with an item. What a step needs and does not find is left alone, unless it says otherwise.</summary>
public abstract record MigrationStep
{
    private MigrationStep()
    {
    }

    /// <summary>What the step looks at.</summary>
    public abstract IReadOnlyList<string> Reads { get; }

    /// <summary>What the step may change.</summary>
    public abstract IReadOnlyList<string> Writes { get; }

    /// <summary>The attribute has another name. An item that has both is refused.</summary>
    public sealed record Rename(string From, string To) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [From, To];

        public override IReadOnlyList<string> Writes => [From, To];
    }

    /// <summary>Where there is none, this is its value.</summary>
    public sealed record Default(string Attribute, Literal Value) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [Attribute];

        public override IReadOnlyList<string> Writes => [Attribute];
    }

    /// <summary>The other attribute gets the same value.</summary>
    public sealed record Copy(string From, string To) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [From];

        public override IReadOnlyList<string> Writes => [To];
    }

    /// <summary>It is gone.</summary>
    public sealed record Remove(string Attribute) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [];

        public override IReadOnlyList<string> Writes => [Attribute];
    }

    /// <summary>The same value, stored another way. A value that is not of the first form is refused.</summary>
    public sealed record Convert(string Attribute, ValueForm From, ValueForm To) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [Attribute];

        public override IReadOnlyList<string> Writes => [Attribute];
    }

    /// <summary>Words become other words.</summary>
    /// <param name="Attribute">The attribute.</param>
    /// <param name="Words">Old to new.</param>
    /// <param name="KeepsOthers">Whether a word that is not listed stays; it is refused otherwise.</param>
    public sealed record Map(string Attribute, IReadOnlyDictionary<string, string> Words, bool KeepsOthers) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [Attribute];

        public override IReadOnlyList<string> Writes => [Attribute];
    }

    /// <summary>A text made of other attributes. An item that lacks one of them is refused.</summary>
    public sealed record Derive(string Attribute, TextTemplate Of) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => Of.Attributes;

        public override IReadOnlyList<string> Writes => [Attribute];
    }

    /// <summary>A text is taken apart. One with more or fewer parts than names is refused.</summary>
    public sealed record Split(string Attribute, string By, IReadOnlyList<string> Into) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [Attribute];

        public override IReadOnlyList<string> Writes => Into;
    }

    /// <summary>DynamoDB adds to the number, whatever it is by then.</summary>
    public sealed record Add(string Attribute, long By) : MigrationStep
    {
        public override IReadOnlyList<string> Reads => [];

        public override IReadOnlyList<string> Writes => [];
    }
}

/// <summary>A value that a file gives.</summary>
/// <param name="Letter"><c>S</c>, <c>N</c> or <c>BOOL</c>.</param>
/// <param name="Text">As it is written.</param>
public sealed record Literal(string Letter, string Text);

/// <summary>A way to store a value.</summary>
public enum ValueForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false; as text <c>true</c> or <c>false</c>, as a number 1 or 0.</summary>
    Boolean,

    /// <summary>Text in UTC with milliseconds and Z.</summary>
    Iso8601,

    /// <summary>Whole seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Whole milliseconds since 1970.</summary>
    UnixMillis,

    /// <summary>A list; of a single text it becomes a list of one.</summary>
    List,

    /// <summary>A set of texts.</summary>
    StringSet,
}
