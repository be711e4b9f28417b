// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>How people who write are answered.</summary>
public sealed record CompanyReplies
{
    /// <summary>What is done about people whom the company never wrote to.</summary>
    public UnmatchedPolicy Unmatched { get; init; } = UnmatchedPolicy.Keep;

    /// <summary>Words beyond the built-in ones, by language.</summary>
    public IReadOnlyDictionary<string, CompanyWords>? Words { get; init; }

    /// <summary>What is answered to a help word.</summary>
    public string? HelpText { get; init; }

    /// <summary>What is answered to an opt-in word; absent for silence.</summary>
    public string? OptInText { get; init; }

    /// <summary>The rules, in the order in which they are tried.</summary>
    public IReadOnlyList<CompanyRule>? Rules { get; init; }

    /// <summary>The AI that writes answers where no rule fits.</summary>
    public CompanyAi? Ai { get; init; }

    /// <summary>What is said when a conversation is handed to people; absent for silence.</summary>
    public string? HandOffText { get; init; }

    /// <summary>The template that takes the place of free text once WhatsApp's 24-hour window is over; handed off when absent.</summary>
    public CompanyTemplateUse? OutsideWindow { get; init; }

    /// <summary>When no answer leaves.</summary>
    public CompanyQuietHours? QuietHours { get; init; }

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyReplies Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Unmatched = reader.OptionalValue("unmatched", UnmatchedPolicyWords.Read) ?? UnmatchedPolicy.Keep,
            Words = reader.Optional("words", static (value, place) => AttributeCodec.ReadMap(value, place, CompanyWords.Read)),
            HelpText = reader.Optional("help_text", AttributeCodec.ReadText),
            OptInText = reader.Optional("opt_in_text", AttributeCodec.ReadText),
            Rules = reader.Optional("rules", static (value, place) => AttributeCodec.ReadList(value, place, CompanyRule.Read)),
            Ai = reader.Optional("ai", CompanyAi.Read),
            HandOffText = reader.Optional("hand_off_text", AttributeCodec.ReadText),
            OutsideWindow = reader.Optional("outside_window", CompanyTemplateUse.Read),
            QuietHours = reader.Optional("quiet_hours", CompanyQuietHours.Read),
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyReplies value)
    {
        var map = new Dictionary<string, AttributeValue>(9 + (value.Unknown?.Count ?? 0));
        map["unmatched"] = UnmatchedPolicyWords.Write(value.Unmatched);
        if (value.Words is { } words) map["words"] = AttributeCodec.OfMap(words, CompanyWords.Write);
        if (value.HelpText is { } helpText) map["help_text"] = AttributeCodec.OfText(helpText);
        if (value.OptInText is { } optInText) map["opt_in_text"] = AttributeCodec.OfText(optInText);
        if (value.Rules is { } rules) map["rules"] = AttributeCodec.OfList(rules, CompanyRule.Write);
        if (value.Ai is { } ai) map["ai"] = CompanyAi.Write(ai);
        if (value.HandOffText is { } handOffText) map["hand_off_text"] = AttributeCodec.OfText(handOffText);
        if (value.OutsideWindow is { } outsideWindow) map["outside_window"] = CompanyTemplateUse.Write(outsideWindow);
        if (value.QuietHours is { } quietHours) map["quiet_hours"] = CompanyQuietHours.Write(quietHours);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "unmatched" or "words" or "help_text" or "opt_in_text" or "rules" or "ai" or "hand_off_text" or "outside_window" or "quiet_hours";
}
