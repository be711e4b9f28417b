namespace Replies.Inbound;

/// <summary>How long the parts of our own form may be; the schema and the document say the same.</summary>
internal static class NormalisedLimits
{
    public const int AddressLengthMax = 254;
    public const int IdLengthMax = 256;
    public const int CodeLengthMax = 64;
    public const int TextLengthMax = 65_536;
    public const int UrlLengthMax = 2048;
    public const int NameLengthMax = 256;
    public const int MediaMax = 32;
}
