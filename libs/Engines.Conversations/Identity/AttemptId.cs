using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Engines.Conversations;

/// <summary>
/// Names one attempt to send one request, and says by itself where that attempt is recorded. Providers echo it in their delivery events,
/// so an event finds its item with one write and without an index.
/// </summary>
/// <remarks>
/// <para>
/// <c>a1_{conversation}_{nonce}_{request id as base64url}</c>: letters, digits, <c>-</c> and <c>_</c> only, at most 133 characters. That fits every
/// echoed field: Meta's <c>biz_opaque_callback_data</c> (512), an SES tag value (256, no colon), a query string.
/// </para>
/// <para>The nonce is new for each delivery, never one a message: two live deliveries must not take each other's work for their own.</para>
/// </remarks>
public readonly record struct AttemptId
{
    private const string Prefix = "a1_";
    private const int ConversationSymbols = 26;
    private const int NonceSymbols = 16;
    private const int NonceBytes = 10;
    private const int NonceStart = 3 + ConversationSymbols + 1;
    private const int RequestStart = NonceStart + NonceSymbols + 1;

    private AttemptId(string value, ConversationId conversation, string requestId) =>
        (Value, Conversation, RequestId) = (value, conversation, requestId);

    /// <summary>The id as it is stored and echoed.</summary>
    public string Value { get; }

    /// <summary>The conversation that holds the attempt.</summary>
    public ConversationId Conversation { get; }

    /// <summary>The request that the attempt tried to send.</summary>
    public string RequestId { get; }

    /// <summary>Makes the id of a new attempt.</summary>
    /// <param name="conversation">The conversation that will hold the attempt.</param>
    /// <param name="requestId">The request to send: 1 to 64 characters of <c>A-Za-z0-9._:-</c>.</param>
    /// <param name="nonce">At least 10 bytes, random in production and seeded in tests.</param>
    public static AttemptId Create(ConversationId conversation, string requestId, ReadOnlySpan<byte> nonce)
    {
        Span<char> symbols = stackalloc char[NonceSymbols];
        Base32.Encode(nonce[..NonceBytes], symbols);
        var request = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(requestId));
        var value = string.Concat(Prefix, conversation.Value.AsSpan(2), "_", symbols) + "_" + request;
        return new(value, conversation, requestId);
    }

    /// <summary>Makes the id of a new attempt with a random nonce.</summary>
    public static AttemptId Create(ConversationId conversation, string requestId)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return Create(conversation, requestId, nonce);
    }

    /// <summary>Reads an id out of an echoed field; false for anything that <see cref="Create(ConversationId, string)"/> cannot have made.</summary>
    public static bool TryParse(string? text, out AttemptId id)
    {
        id = default;
        if (text is null || text.Length <= RequestStart || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (text[NonceStart - 1] != '_' || text[RequestStart - 1] != '_')
            return false;
        if (!ConversationId.TryParse(string.Concat("c_", text.AsSpan(Prefix.Length, ConversationSymbols)), out var conversation))
            return false;

        foreach (var symbol in text.AsSpan(NonceStart, NonceSymbols))
        {
            if (!Base32.Contains(symbol))
                return false;
        }

        if (!TryDecodeRequest(text.AsSpan(RequestStart), out var requestId))
            return false;

        id = new(text, conversation, requestId);
        return true;
    }

    private static bool TryDecodeRequest(ReadOnlySpan<char> encoded, out string requestId)
    {
        Span<byte> bytes = stackalloc byte[Conversations.RequestId.LengthMax];
        requestId = "";
        if (encoded.Length > Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(encoded)
            || !Base64Url.TryDecodeFromChars(encoded, bytes, out var written))
        {
            return false;
        }

        requestId = Encoding.ASCII.GetString(bytes[..written]);
        return Conversations.RequestId.IsValid(requestId) && encoded.SequenceEqual(Base64Url.EncodeToString(bytes[..written]));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
