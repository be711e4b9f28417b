using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Engines.Conversations;

/// <summary>
/// Names the conversation between one address of a company and one person on one channel. Whoever knows the three can compute it,
/// and nobody can read an address out of it: it may stand in keys, logs and URLs.
/// </summary>
public sealed record ConversationId
{
    private const string Prefix = HeadItem.ConversationIdPrefix;
    private const int SymbolsLength = 26;

    /// <summary>How long every conversation id is.</summary>
    public const int Length = 28;

    private ConversationId(string value) => Value = value;

    /// <summary><c>c_</c> and 26 lower-case base 32 symbols.</summary>
    public string Value { get; }

    /// <summary>What the keys of its items are made of: the symbols without <c>c_</c>.</summary>
    internal string Hash => Value[Prefix.Length..];

    /// <summary>Computes the id from normalised addresses (see <see cref="PersonAddress"/>).</summary>
    /// <remarks>
    /// SHA-256 over the UTF-8 bytes of channel name, company address and person address, joined by line feeds, which none of the three can contain.
    /// </remarks>
    public static ConversationId Of(Channel channel, string companyAddress, string personAddress)
    {
        var text = $"{channel.ToName()}\n{companyAddress}\n{personAddress}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);

        Span<char> value = stackalloc char[Length];
        Prefix.CopyTo(value);
        Base32.Encode(hash, value[Prefix.Length..]);
        return new(new string(value));
    }

    /// <summary>Reads an id that was written by <see cref="Value"/>; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConversationId? id)
    {
        id = null;
        if (text is not { Length: Length } || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        foreach (var symbol in text.AsSpan(Prefix.Length, SymbolsLength))
        {
            if (!Base32.Contains(symbol))
                return false;
        }

        id = new ConversationId(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
