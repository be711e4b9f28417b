using System.Text.RegularExpressions;

namespace Engines.Local.Queues.Sqs;

/// <summary>Refuses requests that AWS would refuse for want of a signature. The signature itself is not verified: there is no secret here.</summary>
internal static partial class Authorization
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static void Check(string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
            throw new SqsFault(SqsError.MissingAuthenticationToken, "Request is missing Authentication Token");
        if (!WellFormed().IsMatch(header))
            throw new SqsFault(SqsError.IncompleteSignature, "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
    }

    [GeneratedRegex(@"^AWS4-HMAC-SHA256 Credential=[^/,\s]+/\d{8}/[a-z0-9-]+/[a-z0-9-]+/aws4_request,\s*SignedHeaders=[a-z0-9;-]+,\s*Signature=[0-9a-f]{64}$")]
    private static partial Regex WellFormed();
}
