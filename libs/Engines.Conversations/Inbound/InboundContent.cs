using System.Text.Json.Serialization;

namespace Engines.Conversations;

/// <summary>What a person sent, in one form for every provider. Personal data: it stands in the item and nowhere else.</summary>
public sealed record InboundContent
{
    /// <summary>What kind of thing it is; stored as an attribute of its own.</summary>
    [JsonIgnore]
    public InboundKind Kind { get; init; }

    /// <summary>The words: a text, the title of a button, a caption, the name of a place.</summary>
    public string? Text { get; init; }

    /// <summary>What the button or list entry carries for programs.</summary>
    public string? Payload { get; init; }

    /// <summary>The files, in the provider's order; empty where there are none.</summary>
    public IReadOnlyList<InboundMedia> Media { get; init; } = [];

    /// <summary>The place, for <see cref="InboundKind.Location"/>.</summary>
    public InboundLocation? Location { get; init; }

    /// <summary>For <see cref="InboundKind.Reaction"/>: the emoji; null when it was taken off.</summary>
    public string? Emoji { get; init; }

    /// <summary>The provider's id of the message that this one answers, quotes or reacts to.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Whatever the provider sent beyond that, as JSON: contact cards, an order, the advertisement that led here, an unsupported kind.</summary>
    public string? Detail { get; init; }

    /// <summary>True where something of it was too long to be kept, and what stands here is only the beginning, or is left out.</summary>
    [JsonPropertyName("truncated")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTruncated { get; init; }
}

/// <summary>One file that a person sent.</summary>
/// <param name="MimeType">Its type; empty where the provider does not say.</param>
public sealed record InboundMedia(string MimeType)
{
    /// <summary>The provider's id, for Meta's <c>GET /{media-id}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Where it can be fetched with the provider's credentials.</summary>
    public string? Url { get; init; }

    /// <summary>SHA-256 of the file, as the provider writes it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The name of a document.</summary>
    public string? FileName { get; init; }
}

/// <summary>A place that a person sent.</summary>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
public sealed record InboundLocation(double Latitude, double Longitude)
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>Its postal address.</summary>
    public string? Address { get; init; }
}

/// <summary>Source-generated JSON of <see cref="InboundContent"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboundContent))]
public sealed partial class InboundContentJson : JsonSerializerContext;
