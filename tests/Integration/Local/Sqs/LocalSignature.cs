namespace Engines.Tests.Integration.Local.Sqs;

/// <summary>A signature as the endpoint wants one: of the right form, and by nobody.</summary>
internal static class LocalSignature
{
    public const string Header =
        "AWS4-HMAC-SHA256 Credential=local/20261121/eu-west-1/sqs/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
}
