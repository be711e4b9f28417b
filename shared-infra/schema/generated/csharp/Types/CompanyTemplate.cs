// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>A message that was written and approved beforehand, with places for variables.</summary>
public sealed record CompanyTemplate
{
    /// <summary>Meta's or SES's template name, or Twilio's content id; absent where there is a text.</summary>
    public string? ProviderId { get; init; }

    /// <summary>For SMS without a provider's template: the text, with {{name}} where a variable stands.</summary>
    public string? Text { get; init; }

    /// <summary>What the message is for.</summary>
    public required TemplateCategory Category { get; init; }

    /// <summary>Whether the provider will take it.</summary>
    public required TemplateState State { get; init; }

    /// <summary>When the provider says that the state became what it is; written by the engines.</summary>
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>Why, in the provider's words; written by the engines.</summary>
    public string? StateDetail { get; init; }

    /// <summary>What is done when nobody knows whether the provider took a message.</summary>
    public UnconfirmedPolicy WhenUnconfirmed { get; init; } = UnconfirmedPolicy.NeverTwice;

    /// <summary>The variables, in the provider's order.</summary>
    public IReadOnlyList<CompanyParameter>? Parameters { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyTemplate Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            ProviderId = reader.Optional("provider_id", AttributeCodec.ReadText),
            Text = reader.Optional("text", AttributeCodec.ReadText),
            Category = reader.Required("category", TemplateCategoryWords.Read),
            State = reader.Required("state", TemplateStateWords.Read),
            StateAt = reader.OptionalIsoTime("state_at"),
            StateDetail = reader.Optional("state_detail", AttributeCodec.ReadText),
            WhenUnconfirmed = reader.OptionalValue("when_unconfirmed", UnconfirmedPolicyWords.Read) ?? UnconfirmedPolicy.NeverTwice,
            Parameters = reader.Optional("parameters", static (value, place) => AttributeCodec.ReadList(value, place, CompanyParameter.Read)),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyTemplate value)
    {
        var map = new Dictionary<string, AttributeValue>(8 + (value.Unknown?.Count ?? 0));
        if (value.ProviderId is { } providerId) map["provider_id"] = AttributeCodec.OfText(providerId);
        if (value.Text is { } text) map["text"] = AttributeCodec.OfText(text);
        map["category"] = TemplateCategoryWords.Write(value.Category);
        map["state"] = TemplateStateWords.Write(value.State);
        if (value.StateAt is { } stateAt) map["state_at"] = AttributeCodec.OfIsoTime(stateAt);
        if (value.StateDetail is { } stateDetail) map["state_detail"] = AttributeCodec.OfText(stateDetail);
        map["when_unconfirmed"] = UnconfirmedPolicyWords.Write(value.WhenUnconfirmed);
        if (value.Parameters is { } parameters) map["parameters"] = AttributeCodec.OfList(parameters, CompanyParameter.Write);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "provider_id" or "text" or "category" or "state" or "state_at" or "state_detail" or "when_unconfirmed" or "parameters";
}
