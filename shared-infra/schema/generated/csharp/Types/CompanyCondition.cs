// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What has to be so for a rule to fit: exactly one of words, pattern, payload, kind and always.</summary>
public sealed record CompanyCondition
{
    /// <summary>The reply contains one of these words or phrases.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Beside words: the reply is nothing but the word; false when absent.</summary>
    public bool? Whole { get; init; }

    /// <summary>The reply fits this regular expression, without case.</summary>
    public string? Pattern { get; init; }

    /// <summary>The reply's button or list entry carries one of these payloads.</summary>
    public IReadOnlyList<string>? Payload { get; init; }

    /// <summary>The reply is of one of these kinds.</summary>
    public IReadOnlyList<InboundKind>? Kind { get; init; }

    /// <summary>Always; true and nothing else.</summary>
    public bool? Always { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyCondition Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Words = reader.Optional("words", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Whole = reader.OptionalBoolean("whole"),
            Pattern = reader.Optional("pattern", AttributeCodec.ReadText),
            Payload = reader.Optional("payload", static (value, place) => AttributeCodec.ReadList(value, place, AttributeCodec.ReadText)),
            Kind = reader.Optional("kind", static (value, place) => AttributeCodec.ReadList(value, place, InboundKindWords.Read)),
            Always = reader.OptionalBoolean("always"),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyCondition value)
    {
        var map = new Dictionary<string, AttributeValue>(6 + (value.Unknown?.Count ?? 0));
        if (value.Words is { } words) map["words"] = AttributeCodec.OfList(words, AttributeCodec.OfText);
        if (value.Whole is { } whole) map["whole"] = AttributeCodec.OfBoolean(whole);
        if (value.Pattern is { } pattern) map["pattern"] = AttributeCodec.OfText(pattern);
        if (value.Payload is { } payload) map["payload"] = AttributeCodec.OfList(payload, AttributeCodec.OfText);
        if (value.Kind is { } kind) map["kind"] = AttributeCodec.OfList(kind, InboundKindWords.Write);
        if (value.Always is { } always) map["always"] = AttributeCodec.OfBoolean(always);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "words" or "whole" or "pattern" or "payload" or "kind" or "always";
}
