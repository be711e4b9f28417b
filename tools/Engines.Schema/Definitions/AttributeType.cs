namespace Engines.Schema;

/// <summary>What an attribute holds.</summary>
public abstract record AttributeType
{
    private AttributeType()
    {
    }

    /// <summary>DynamoDB's name of it.</summary>
    public abstract string Letter { get; }

    /// <summary>What the file calls it.</summary>
    public abstract string Name { get; }

    public sealed record Text : AttributeType
    {
        public override string Letter => "S";

        public override string Name => "string";
    }

    /// <summary>A decimal number with up to 38 digits, kept exactly.</summary>
    public sealed record Number : AttributeType
    {
        public override string Letter => "N";

        public override string Name => "number";
    }

    /// <summary>A whole number that 64 bits with a sign can hold.</summary>
    public sealed record Whole : AttributeType
    {
        public override string Letter => "N";

        public override string Name => "integer";
    }

    public sealed record Boolean : AttributeType
    {
        public override string Letter => "BOOL";

        public override string Name => "boolean";
    }

    public sealed record Binary : AttributeType
    {
        public override string Letter => "B";

        public override string Name => "binary";
    }

    /// <summary>A sortable id of 26 characters, Crockford's base 32.</summary>
    public sealed record Ulid : AttributeType
    {
        public override string Letter => "S";

        public override string Name => "ulid";
    }

    /// <summary>Anything that DynamoDB can hold; the generated code hands it over as it is.</summary>
    public sealed record Any : AttributeType
    {
        public override string Letter => "ANY";

        public override string Name => "any";
    }

    public sealed record Timestamp(TimeEncoding Encoding) : AttributeType
    {
        public override string Letter => Encoding == TimeEncoding.Iso8601 ? "S" : "N";

        public override string Name => Encoding switch
        {
            TimeEncoding.Iso8601 => "timestamp (ISO 8601)",
            TimeEncoding.UnixSeconds => "timestamp (Unix seconds)",
            _ => "timestamp (Unix milliseconds)",
        };
    }

    public sealed record Enumeration(string Type) : AttributeType
    {
        public override string Letter => "S";

        public override string Name => Type;
    }

    public sealed record Structure(string Type) : AttributeType
    {
        public override string Letter => "M";

        public override string Name => Type;
    }

    public sealed record List(AttributeType Of) : AttributeType
    {
        public override string Letter => "L";

        public override string Name => $"list of {Of.Name}";
    }

    /// <summary>Of strings, numbers or binaries. DynamoDB has no empty set: an empty one is the same as none.</summary>
    public sealed record Set(AttributeType Of) : AttributeType
    {
        public override string Letter => $"{Of.Letter}S";

        public override string Name => $"set of {Of.Name}";
    }

    public sealed record Map(AttributeType Of) : AttributeType
    {
        public override string Letter => "M";

        public override string Name => $"map of {Of.Name}";
    }
}

/// <summary>How a moment is stored.</summary>
public enum TimeEncoding
{
    /// <summary>Text in UTC with milliseconds and Z, which sorts.</summary>
    Iso8601,

    UnixSeconds,

    UnixMilliseconds,
}

/// <summary>A type that attributes refer to by name.</summary>
/// <param name="Name">In the file, in snake case.</param>
/// <param name="Description">What it is.</param>
public abstract record NamedType(string Name, string Description)
{
    /// <summary>One of a few words.</summary>
    public sealed record Words(string Name, string Description, IReadOnlyList<Word> Values) : NamedType(Name, Description);

    /// <summary>A map with known entries.</summary>
    public sealed record Structure(string Name, string Description, IReadOnlyList<ItemAttribute> Attributes) : NamedType(Name, Description);
}

/// <param name="Value">As it is stored.</param>
/// <param name="Description">What it means; empty where the word says it.</param>
public sealed record Word(string Value, string Description);
