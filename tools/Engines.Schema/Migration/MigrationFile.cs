namespace Engines.Schema.Migration;

/// <summary>One migration, as its file says it.</summary>
public abstract record MigrationFile
{
    private MigrationFile()
    {
    }

    /// <summary>The file's name without its ending, such as <c>0001-add-priority</c>. Its number is its place in the order.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Path { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The table's short name in tables.yaml.</summary>
    public required string Table { get; init; }

    /// <summary>SHA-256 of the text, whatever its line ends; recorded when the migration begins.</summary>
    public required string Checksum { get; init; }

    /// <summary>What a deployment brings. CloudFormation carries it out; the migration checks that it has happened.</summary>
    public sealed record Structure : MigrationFile
    {
        public required IReadOnlyList<Requirement> Requires { get; init; }
    }

    /// <summary>What is done with every item of one kind and version.</summary>
    public sealed record Data : MigrationFile
    {
        /// <summary>The kind of item in tables.yaml.</summary>
        public required string Item { get; init; }

        /// <summary>The version that is migrated; 0 for items that carry none.</summary>
        public required int From { get; init; }

        /// <summary>The version that a migrated item has.</summary>
        public required int To { get; init; }

        /// <summary>In their order.</summary>
        public required IReadOnlyList<MigrationStep> Steps { get; init; }
    }
}

/// <summary>What has to stand before later migrations may run.</summary>
public abstract record Requirement
{
    private Requirement()
    {
    }

    /// <summary>The table itself.</summary>
    public sealed record Table : Requirement
    {
        public override string ToString() => "the table";
    }

    /// <summary>A global index, with the key and the attributes that tables.yaml gives it.</summary>
    public sealed record Index(string Name) : Requirement
    {
        public override string ToString() => $"the index {Name}";
    }

    /// <summary>An index that nobody reads any more.</summary>
    public sealed record NoIndex(string Name) : Requirement
    {
        public override string ToString() => $"the index {Name} gone";
    }

    /// <summary>Expiry by an attribute.</summary>
    public sealed record TimeToLive(string Attribute) : Requirement
    {
        public override string ToString() => $"expiry by {Attribute}";
    }

    /// <summary>What the stream carries, in the words of tables.yaml; <see cref="None"/> for no stream.</summary>
    public sealed record Stream(string View) : Requirement
    {
        public const string None = "none";

        public override string ToString() => View == None ? "no stream" : $"a stream of {View}";
    }
}
