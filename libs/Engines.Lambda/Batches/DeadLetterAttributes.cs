using Amazon.Lambda.SQSEvents;

namespace Engines.Lambda;

/// <summary>What a dead letter carries beside the body: why it is one, where it came from, and the attributes it had.</summary>
internal static class DeadLetterAttributes
{
    public const string Reason = "reason";
    public const string Detail = "detail";
    public const string SourceMessageId = "source_message_id";

    // SQS takes ten attributes; three are ours.
    private const int OriginalsMax = 7;
    private const int DetailLengthMax = 1000;

    public static Dictionary<string, string> Of(SQSEvent.SQSMessage record, Disposition.DeadLetter letter)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Reason] = letter.Reason,
            [Detail] = letter.Detail.Length <= DetailLengthMax ? letter.Detail : letter.Detail[..DetailLengthMax],
            [SourceMessageId] = record.MessageId,
        };
        if (record.MessageAttributes is null)
            return attributes;

        // A message that was redriven carries the reason of its last death; the new one takes its place.
        var originals = record.MessageAttributes.Where(pair => !attributes.ContainsKey(pair.Key) && pair.Value.DataType == "String" && !string.IsNullOrEmpty(pair.Value.StringValue));
        foreach (var (name, value) in originals.Take(OriginalsMax).ToList())
            attributes[name] = value.StringValue;
        return attributes;
    }
}
