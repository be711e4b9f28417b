using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>The attributes of a dead letter: its own, and as many of the original's as SQS has room for.</summary>
internal static class DeadLetterAttributes
{
    public const string Reason = "reason";
    public const string Detail = "detail";
    public const string SourceMessageId = "source_message_id";

    private const int AttributesMax = 10;
    private const int DetailCharactersMax = 1_000;

    /// <summary>Puts them together.</summary>
    /// <param name="record">The original.</param>
    /// <param name="deadLetter">Why it is given up.</param>
    /// <param name="dropped">How many of the original's attributes found no room.</param>
    public static Dictionary<string, SqsAttribute> Of(SQSEvent.SQSMessage record, Disposition.DeadLetter deadLetter, out int dropped)
    {
        var attributes = new Dictionary<string, SqsAttribute>(StringComparer.Ordinal);
        AddText(attributes, Reason, deadLetter.Reason);
        AddText(attributes, Detail, Cut(deadLetter.Detail));
        AddText(attributes, SourceMessageId, record.MessageId);

        dropped = 0;
        foreach (var (name, original) in (record.MessageAttributes ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // A message that died before carries these names already; what it died of now is what counts.
            if (name is Reason or Detail or SourceMessageId || SqsAttribute.Of(original) is not { } attribute)
                continue;
            if (attributes.Count < AttributesMax)
                attributes.Add(name, attribute);
            else
                dropped++;
        }

        return attributes;
    }

    // SQS refuses an empty value and characters that XML 1.0 does not know; one of them must not keep a letter from being sent.
    private static void AddText(Dictionary<string, SqsAttribute> attributes, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            attributes.Add(name, SqsAttribute.Text(string.Create(value.Length, value, static (span, text) => Clean(text, span))));
    }

    private static void Clean(string text, Span<char> span)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var isPair = char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (isPair)
                (span[index], span[++index]) = (character, text[index]);
            else
                span[index] = IsTaken(character) ? character : '?';
        }
    }

    private static bool IsTaken(char character) =>
        character is '\t' or '\n' or '\r' or (>= ' ' and < '\uFFFE' and not (>= '\uD800' and <= '\uDFFF'));

    private static string? Cut(string? text)
    {
        if (text is null || text.Length <= DetailCharactersMax)
            return text;

        // A character outside the basic plane takes two places and must not be cut in half.
        var length = char.IsHighSurrogate(text[DetailCharactersMax - 1]) ? DetailCharactersMax - 1 : DetailCharactersMax;
        return text[..length];
    }
}
