using System.Net.Http.Headers;
using Amazon.Runtime;
using Engines.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

/// <summary>Against the examples that AWS publishes for Signature Version 4 (the IAM walk-through and the "aws4_testsuite" vectors).</summary>
public sealed class AwsRequestSignerTests
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

    [Fact]
    public async Task Sign_IamListUsersExample_GivesThePublishedSignature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08")
        {
            Content = new ByteArrayContent([]),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-8");

        await Signer().SignAsync(request, "iam", CancellationToken.None);

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, "
            + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            Authorization(request));
    }

    [Theory]
    [InlineData("GET", "https://example.amazonaws.com/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "https://example.amazonaws.com/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "https://example.amazonaws.com/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("POST", "https://example.amazonaws.com/?Param1=value1", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11")]
    public async Task Sign_TestSuiteVectors_GiveThePublishedSignatures(string method, string address, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        await Signer().SignAsync(request, "service", CancellationToken.None);

        Assert.EndsWith($"SignedHeaders=host;x-amz-date, Signature={signature}", Authorization(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_SessionCredentials_SendAndSignTheToken()
    {
        var signer = new AwsRequestSigner(new SessionAWSCredentials(AccessKey, SecretKey, "the-token"), "us-east-1", time);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://email.us-east-1.amazonaws.com/v2/email/outbound-emails")
        {
            Content = new StringContent("{}"),
        };

        await signer.SignAsync(request, "ses", CancellationToken.None);

        Assert.Equal("the-token", request.Headers.GetValues("X-Amz-Security-Token").Single());
        Assert.Contains(
            "/us-east-1/ses/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, ",
            Authorization(request),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_OtherBodyPathPortOrTime_GivesAnotherSignature()
    {
        var signatures = new HashSet<string>
        {
            await SignatureAsync("https://a.amazonaws.com/v2/x", "{}"),
            await SignatureAsync("https://a.amazonaws.com/v2/x", "{ }"),
            await SignatureAsync("https://a.amazonaws.com/v2/y", "{}"),
            await SignatureAsync("https://a.amazonaws.com:8443/v2/x", "{}"),
        };
        time.Advance(TimeSpan.FromSeconds(1));
        signatures.Add(await SignatureAsync("https://a.amazonaws.com/v2/x", "{}"));

        Assert.Equal(5, signatures.Count);
    }

    [Fact]
    public async Task Sign_SameRequestTwice_ReplacesTheSignature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.amazonaws.com/");
        await Signer().SignAsync(request, "service", CancellationToken.None);
        var first = Authorization(request);

        await Signer().SignAsync(request, "service", CancellationToken.None);

        Assert.Equal(first, Authorization(request));
        Assert.Single(request.Headers.NonValidated["X-Amz-Date"]);
    }

    [Fact]
    public async Task Sign_RelativeAddress_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/x", UriKind.Relative));

        await Assert.ThrowsAsync<ArgumentException>(() => Signer().SignAsync(request, "service", CancellationToken.None));
    }

    private static string Authorization(HttpRequestMessage request) => request.Headers.NonValidated["Authorization"].ToString();

    private AwsRequestSigner Signer() => new(new BasicAWSCredentials(AccessKey, SecretKey), "us-east-1", time);

    private async Task<string> SignatureAsync(string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) };
        await Signer().SignAsync(request, "ses", CancellationToken.None);
        return Authorization(request).Split("Signature=")[1];
    }
}
