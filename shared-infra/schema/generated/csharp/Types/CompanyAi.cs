// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>An endpoint that speaks OpenAI's Responses API, and what it is told.</summary>
public sealed record CompanyAi
{
    /// <summary>The https URL up to and including its version.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Where the key is kept, never the key: secretsmanager:NAME or ssm:NAME.</summary>
    public required string Secret { get; init; }

    /// <summary>Who it is and what it may say.</summary>
    public required string Instructions { get; init; }

    /// <summary>The longest answer, in tokens: from 16 to 4,000.</summary>
    public long OutputTokensMax { get; init; } = 400;

    /// <summary>How many earlier messages it sees, from 0 to 100.</summary>
    public long HistoryMax { get; init; } = 20;

    /// <summary>How long an answer may take, from 1 to 15 seconds.</summary>
    public long TimeLimitSeconds { get; init; } = 8;

    /// <summary>What is done when it gives no usable answer; handed off when absent.</summary>
    public CompanyAction? Otherwise { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyAi Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Endpoint = reader.Required("endpoint", AttributeCodec.ReadText),
            Model = reader.Required("model", AttributeCodec.ReadText),
            Secret = reader.Required("secret", AttributeCodec.ReadText),
            Instructions = reader.Required("instructions", AttributeCodec.ReadText),
            OutputTokensMax = reader.OptionalInteger("output_tokens_max") ?? 400,
            HistoryMax = reader.OptionalInteger("history_max") ?? 20,
            TimeLimitSeconds = reader.OptionalInteger("time_limit_seconds") ?? 8,
            Otherwise = reader.Optional("otherwise", CompanyAction.Read),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyAi value)
    {
        var map = new Dictionary<string, AttributeValue>(8 + (value.Unknown?.Count ?? 0));
        map["endpoint"] = AttributeCodec.OfText(value.Endpoint);
        map["model"] = AttributeCodec.OfText(value.Model);
        map["secret"] = AttributeCodec.OfText(value.Secret);
        map["instructions"] = AttributeCodec.OfText(value.Instructions);
        map["output_tokens_max"] = AttributeCodec.OfInteger(value.OutputTokensMax);
        map["history_max"] = AttributeCodec.OfInteger(value.HistoryMax);
        map["time_limit_seconds"] = AttributeCodec.OfInteger(value.TimeLimitSeconds);
        if (value.Otherwise is { } otherwise) map["otherwise"] = CompanyAction.Write(otherwise);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "endpoint" or "model" or "secret" or "instructions" or "output_tokens_max" or "history_max" or "time_limit_seconds" or "otherwise";
}
