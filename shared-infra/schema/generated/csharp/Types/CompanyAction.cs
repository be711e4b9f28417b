// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>What a rule does.</summary>
public sealed record CompanyAction
{
    /// <summary>Free text to answer.</summary>
    public string? Text { get; init; }

    /// <summary>A template to answer with; beside a text, what is sent where free text is not allowed.</summary>
    public CompanyTemplateUse? Template { get; init; }

    /// <summary>How the conversation stands afterwards.</summary>
    public TurnEnding Ending { get; init; } = TurnEnding.Open;

    /// <summary>Entries that this version does not know; they are written back as they are.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Unknown { get; init; }

    internal static CompanyAction Read(AttributeValue value, ItemPlace place)
    {
        var reader = new ItemReader(AttributeCodec.ReadStructure(value, place), place);
        return new()
        {
            Text = reader.Optional("text", AttributeCodec.ReadText),
            Template = reader.Optional("template", CompanyTemplateUse.Read),
            Ending = reader.OptionalValue("ending", TurnEndingWords.Read) ?? TurnEnding.Open,
            Unknown = reader.Unknown(IsKnown),
        };
    }

    internal static AttributeValue Write(CompanyAction value)
    {
        var map = new Dictionary<string, AttributeValue>(3 + (value.Unknown?.Count ?? 0));
        if (value.Text is { } text) map["text"] = AttributeCodec.OfText(text);
        if (value.Template is { } template) map["template"] = CompanyTemplateUse.Write(template);
        map["ending"] = TurnEndingWords.Write(value.Ending);
        AttributeCodec.Keep(map, value.Unknown);
        return new() { M = map, IsMSet = true };
    }

    private static bool IsKnown(string name) => name is "text" or "template" or "ending";
}
