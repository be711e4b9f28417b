using System.Collections.Immutable;

namespace Engines.Local.Queues;

/// <summary>What a sender hands to a queue.</summary>
public sealed record QueueMessage(string Body)
{
    public ImmutableSortedDictionary<string, MessageAttribute> Attributes { get; init; } = NoAttributes;

    /// <summary>The tenant, on a fair queue; whose messages stay in order, on a FIFO queue.</summary>
    public string? GroupId { get; init; }

    /// <summary>What makes two messages the same to a FIFO queue.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>The X-Ray header, which travels outside the attributes.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>Ordinal order is the order in which digests are taken.</summary>
    public static ImmutableSortedDictionary<string, MessageAttribute> NoAttributes { get; } =
        ImmutableSortedDictionary.Create<string, MessageAttribute>(StringComparer.Ordinal);

    public QueueMessage WithAttribute(string name, string value) => this with { Attributes = Attributes.SetItem(name, MessageAttribute.Text(value)) };
}

/// <summary>A typed value beside the body: text (also of numbers) or bytes, never both.</summary>
public sealed record MessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue)
{
    public static MessageAttribute Text(string value) => new("String", value, null);

    public bool IsBinary => DataType.StartsWith("Binary", StringComparison.Ordinal);
}
