using Engines.Local.Providers;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

public sealed class TwilioSignatureTests
{
    private const string Token = "test_auth_token_000000000000000001";
    private const string InboundUrl = "https://hooks.example.test/twilio/inbound?company=ci-001";
    private const string InboundSignature = "JNW+0/oxLkVs3xWrRqmAWPXNtnk=";
    private const string WithoutBody = "+NtMZTG666BNdovQYHssxqmZ7A8=";
    private const string InboundForm =
        "To=whatsapp%3A%2B15555550100&From=whatsapp%3A%2B15555550123&Body=&NumMedia=1&MessageSid=SM00000000000000000000000000000001"
        + "&AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01";

    private const string JsonUrl = "https://hooks.example.test/twilio/json?bodySHA256=5041bf1f713df204784353e82f6a4a535931cb64f1f4b4a5aeaffcb720918b22";
    private const string JsonSignature = "EbR8Ht5FARZs9p7EZANV2J0N1hc=";

    [Theory]
    [InlineData("12345", "https://mycompany.com/myapp.php?foo=1&bar=2",
        "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", true)]
    [InlineData(Token, InboundUrl, InboundForm, InboundSignature, true)]
    [InlineData(Token, InboundUrl, InboundForm, WithoutBody, false)]
    [InlineData(Token, "https://hooks.example.test/twilio/status?attempt=01JABC",
        "AccountSid=AC00000000000000000000000000000001&MessageSid=SM00000000000000000000000000000002&MessageStatus=delivered", "MHFWPnGGzqjvOYwGCRxMOigoRQg=", true)]
    [InlineData("12345", InboundUrl, InboundForm, InboundSignature, false)]
    [InlineData(Token, InboundUrl, InboundForm, null, false)]
    [InlineData(Token, InboundUrl, InboundForm, "", false)]
    [InlineData(Token, InboundUrl, InboundForm, "not base64", false)]
    [InlineData(Token, InboundUrl, InboundForm, "JNW+0w==", false)]
    public void IsValid_Vector_IsAsTheFactSheetSays(string token, string url, string form, string? signature, bool isValid) =>
        Assert.Equal(isValid, TwilioSignature.IsValid(Form(form, signature), [url], [token]));

    [Fact]
    public void IsValid_FormWithoutItsEmptyField_HasTheOtherSignature() =>
        Assert.True(TwilioSignature.IsValid(Form(InboundForm.Replace("&Body=&", "&", StringComparison.Ordinal), WithoutBody), [InboundUrl], [Token]));

    [Fact]
    public void IsValid_ForgedOrTruncated_IsRefused()
    {
        string[] forged =
        [
            InboundForm.Replace("15555550123", "15555550124", StringComparison.Ordinal), InboundForm.Replace("Body=", "Body=x", StringComparison.Ordinal),
            InboundForm[..^1], InboundForm + "&Extra=", InboundForm + "&MessageSid=SM2", "",
        ];

        Assert.All(forged, body => Assert.False(TwilioSignature.IsValid(Form(body, InboundSignature), [InboundUrl], [Token])));
        Assert.False(TwilioSignature.IsValid(Form(InboundForm, InboundSignature), ["https://hooks.example.test/twilio/inbound?company=ci-002"], [Token]));
        Assert.False(TwilioSignature.IsValid(Form(InboundForm, InboundSignature), ["https://hooks.example.test/twilio/inbound"], [Token]));
    }

    [Fact]
    public void IsValid_SeveralUrlsAndTokens_TakesAnyPairAndNoEmptyOne()
    {
        var message = Form(InboundForm, InboundSignature);

        Assert.True(TwilioSignature.IsValid(message, ["https://internal.example.test/twilio/inbound", InboundUrl], ["new_token", Token]));
        Assert.True(TwilioSignature.IsValid(message, [InboundUrl, "https://internal.example.test/"], [Token, "new_token"]));
        Assert.False(TwilioSignature.IsValid(message, [InboundUrl], []));
        Assert.False(TwilioSignature.IsValid(message, [], [Token]));
        Assert.False(TwilioSignature.IsValid(Form("A=b", TwilioWebhook.Sign("", InboundUrl, [("A", "b")])), [InboundUrl], ["", Token]));
    }

    [Fact]
    public void IsValid_NameMoreThanOnce_SignsEachValueOnceInOrder()
    {
        var signature = TwilioWebhook.Sign(Token, InboundUrl, [("A", "1"), ("A", "2"), ("B", ""), ("a", "3")]);

        Assert.True(TwilioSignature.IsValid(Form("a=3&B&A=2&A=1&A=2", signature), [InboundUrl], [Token]));
        Assert.False(TwilioSignature.IsValid(Form("a=3&B=&A=2", signature), [InboundUrl], [Token]));
    }

    [Theory]
    [InlineData("https://hooks.example.test/a?b=c", "https://hooks.example.test:443/a?b=c")]
    [InlineData("https://hooks.example.test:8443/a", "https://hooks.example.test/a")]
    [InlineData("http://hooks.example.test", "http://hooks.example.test:80")]
    [InlineData("https://hooks.example.test?x=1:2", "https://hooks.example.test:443?x=1:2")]
    [InlineData("https://[::1]/a", "https://[::1]:443/a")]
    public void IsValid_UrlWithAndWithoutPort_AreTheSame(string called, string known)
    {
        var message = Form("A=b", TwilioWebhook.Sign(Token, called, [("A", "b")]));

        Assert.True(TwilioSignature.IsValid(message, [called], [Token]));
        if (!called.Contains(":8443", StringComparison.Ordinal))
            Assert.True(TwilioSignature.IsValid(message, [known], [Token]));
        Assert.Contains(known, TwilioUrls.WithAndWithoutPort(called));
    }

    [Theory]
    [InlineData("""{"x":1}""", JsonUrl, JsonSignature, true)]
    [InlineData("""{"x":2}""", JsonUrl, JsonSignature, false)]
    [InlineData("""{"x": 1}""", JsonUrl, JsonSignature, false)]
    [InlineData("""{"x":1}""", JsonUrl, InboundSignature, false)]
    public void IsValid_Json_IsSignedByItsHash(string body, string url, string signature, bool isValid) =>
        Assert.Equal(isValid, TwilioSignature.IsValid(Json(body, signature), [url], [Token]));

    [Fact]
    public void IsValid_JsonWithoutItsHashInTheUrl_IsRefused()
    {
        const string Url = "https://hooks.example.test/twilio/json";
        var message = Json("""{"x":1}""", TwilioWebhook.Sign(Token, Url, [])) with { Query = new Uri(JsonUrl).Query[1..] };

        Assert.False(TwilioSignature.IsValid(message, [Url], [Token]));
    }

    [Fact]
    public void IsValid_SignedJsonSentAsAForm_IsRefused() =>
        Assert.False(TwilioSignature.IsValid(Form("AccountSid=AC1&Body=forged", JsonSignature), [JsonUrl], [Token]));

    private static RawMessage Form(string body, string? signature) =>
        new(InboundSource.Twilio, body) { Signature = signature, ContentType = "application/x-www-form-urlencoded; charset=UTF-8" };

    private static RawMessage Json(string body, string signature) => new(InboundSource.Twilio, body) { Signature = signature, ContentType = "application/json" };
}
