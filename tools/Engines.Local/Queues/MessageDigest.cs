using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Engines.Local.Queues;

/// <summary>The MD5 sums by which AWS's clients check that a message arrived whole.</summary>
[SuppressMessage("Security", "CA5351", Justification = "SQS's protocol prescribes MD5, as a checksum; nothing secret rests on it.")]
public static class MessageDigest
{
    private const byte TextMark = 1;
    private const byte BinaryMark = 2;

    public static string OfBody(string body) => Hex(Encoding.UTF8.GetBytes(body));

    /// <summary>The sum over names, types and values in order of name, each preceded by its length; null for no attributes.</summary>
    public static string? OfAttributes(IReadOnlyCollection<KeyValuePair<string, MessageAttribute>> attributes)
    {
        if (attributes.Count == 0)
            return null;

        using var bytes = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(bytes, Encoding.UTF8.GetBytes(name));
            Append(bytes, Encoding.UTF8.GetBytes(attribute.DataType));
            bytes.WriteByte(attribute.IsBinary ? BinaryMark : TextMark);
            Append(bytes, attribute.IsBinary ? attribute.BinaryValue!.Value.Span : Encoding.UTF8.GetBytes(attribute.StringValue!));
        }

        return Hex(bytes.ToArray());
    }

    private static void Append(MemoryStream bytes, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        bytes.Write(length);
        bytes.Write(part);
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
