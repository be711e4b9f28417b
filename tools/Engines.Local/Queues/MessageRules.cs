using System.Text;

namespace Engines.Local.Queues;

/// <summary>What SQS accepts as a message.</summary>
public static class MessageRules
{
    private const int AttributesMax = 10;
    private const int AttributeNameLengthMax = 256;
    private const string SupportedTypes = "You must use only the following supported type prefixes: Binary, Number, String.";
    private const string AllowedCharacters = "#x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD and #x10000 to #x10FFFF";

    /// <summary>Why SQS would refuse the message; null if it would not.</summary>
    public static QueueRefusal? Check(QueueMessage message, TimeSpan? delay, int bytesMax = QueueOptions.MessageBytesMax)
    {
        if (message.Body.Length == 0)
            return new(QueueRefusalKind.MissingParameter, "The request must contain the parameter MessageBody.");
        if (!IsText(message.Body))
            return InvalidCharacters("message body");
        if (delay is { } wanted && (wanted < TimeSpan.Zero || wanted > QueueOptions.DelayMax))
            return QueueRefusal.OutOfRange("DelaySeconds", wanted.TotalSeconds, "between 0 and 900, if provided");
        if (message.Attributes.Count > AttributesMax)
            return QueueRefusal.Invalid($"Number of message attributes [{message.Attributes.Count}] exceeds the allowed maximum [{AttributesMax}].");

        foreach (var (name, attribute) in message.Attributes)
        {
            if (CheckAttribute(name, attribute) is { } refusal)
                return refusal;
        }

        return SizeBytes(message) > bytesMax
            ? QueueRefusal.Invalid($"One or more parameters are invalid. Reason: Message must be shorter than {bytesMax} bytes.")
            : null;
    }

    /// <summary>What counts towards the limit: the body and every attribute's name, type and value.</summary>
    public static long SizeBytes(QueueMessage message) => Encoding.UTF8.GetByteCount(message.Body) + message.Attributes.Sum(pair =>
        (long)Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value.DataType)
        + (pair.Value.BinaryValue?.Length ?? 0) + Encoding.UTF8.GetByteCount(pair.Value.StringValue ?? ""));

    private static QueueRefusal? CheckAttribute(string name, MessageAttribute attribute)
    {
        if (!IsName(name))
            return QueueRefusal.Invalid($"The message attribute name '{name}' is invalid.");
        if (attribute.DataType.Split('.')[0] is not ("String" or "Number" or "Binary"))
            return QueueRefusal.Invalid($"The type of message attribute '{name}' is invalid. " + SupportedTypes);
        if (attribute.IsBinary ? attribute.BinaryValue is not { Length: > 0 } : string.IsNullOrEmpty(attribute.StringValue))
            return QueueRefusal.Invalid($"The message attribute '{name}' must contain a non-empty value of type '{attribute.DataType}'.");
        return attribute.IsBinary || IsText(attribute.StringValue!) ? null : InvalidCharacters($"message attribute '{name}'");
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= AttributeNameLengthMax
        && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
        && !name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase)
        && name.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '_' or '-' or '.');

    // The characters of XML 1.0, a debt of the protocol that came before JSON.
    private static bool IsText(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var symbol = text[index];
            if (char.IsHighSurrogate(symbol) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(symbol) || symbol is (< ' ' and not ('\t' or '\n' or '\r')) or '\uFFFE' or '\uFFFF')
                return false;
        }

        return true;
    }

    private static QueueRefusal InvalidCharacters(string where) =>
        new(QueueRefusalKind.InvalidMessageContents, $"Invalid binary character was found in the {where}; only {AllowedCharacters} are allowed.");
}
