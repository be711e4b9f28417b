namespace Engines.Conversations;

/// <summary>RFC 4648 base 32 in lower case and without padding: safe in keys, URLs, tags and file names.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static bool Contains(char symbol) => symbol is (>= 'a' and <= 'z') or (>= '2' and <= '7');

    /// <summary>Writes as many symbols as <paramref name="symbols"/> holds, from the first bits of <paramref name="bytes"/>.</summary>
    public static void Encode(ReadOnlySpan<byte> bytes, Span<char> symbols)
    {
        var buffer = 0;
        var bits = 0;
        var next = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (bits < 5)
            {
                buffer = (buffer << 8) | bytes[next++];
                bits += 8;
            }

            bits -= 5;
            symbols[i] = Alphabet[(buffer >> bits) & 31];
            buffer &= (1 << bits) - 1;
        }
    }
}
