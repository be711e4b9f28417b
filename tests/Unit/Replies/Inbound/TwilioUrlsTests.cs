using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Providers;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

public sealed class TwilioUrlsTests
{
    private static readonly AttemptId Attempt = Channels.Samples.Attempt("order:1");
    private static readonly RawMessage Called = Webhooks.Twilio("", "b=%31&a=2");

    [Fact]
    public void Candidates_OfACall_KeepItsPathAndQueryAsTheyWere()
    {
        Assert.Equal(["https://hooks.example.test/twilio/status?b=%31&a=2", "https://hooks.example.test/status?b=%31&a=2"], TwilioUrls.Candidates(Called, null, null));
        Assert.Equal(["https://hooks.example.test/twilio/status", "https://hooks.example.test/status"], TwilioUrls.Candidates(Called with { Query = null }, null, null));
        Assert.Empty(TwilioUrls.Candidates(Called with { Host = null }, null, null));
    }

    [Theory]
    [InlineData("https://public.example.test", "https://public.example.test/twilio/status?b=%31&a=2")]
    [InlineData("https://public.example.test/", "https://public.example.test/twilio/status?b=%31&a=2")]
    [InlineData("https://public.example.test:8443/hooks/", "https://public.example.test:8443/hooks/twilio/status?b=%31&a=2")]
    public void Candidates_BehindAProxy_HaveThePublicBaseToo(string publicBase, string url) =>
        Assert.Equal(
            ["https://hooks.example.test/twilio/status?b=%31&a=2", url, "https://hooks.example.test/status?b=%31&a=2", url.Replace("/twilio", "", StringComparison.Ordinal)],
            TwilioUrls.Candidates(Called, new(publicBase), null));

    [Theory]
    [InlineData("/prod/twilio/status", "https://public.example.test/twilio/status", true)]
    [InlineData("/prod/twilio/status", "https://api.example.test/twilio/status", true)]
    [InlineData("/prod/twilio/status", "https://api.example.test/prod/twilio/status", true)]
    [InlineData("/prod/twilio/status", "https://api.example.test/status", false)]
    [InlineData("/prod/twilio/status", "https://other.example.test/twilio/status", false)]
    [InlineData("/prod/", "https://public.example.test/", true)]
    [InlineData("/prod", "https://public.example.test", false)]
    [InlineData("/", "https://public.example.test", false)]
    [InlineData("//", "https://public.example.test/", true)]
    public void Candidates_WhereTheStageIsHidden_HaveTheUrlThatTwilioCalled(string path, string url, bool isThere)
    {
        var message = Called with { Host = "api.example.test", Path = path, Query = null };

        Assert.Equal(isThere, TwilioUrls.Candidates(message, new("https://public.example.test"), null).Contains(url));
    }

    [Theory]
    [InlineData("https://hooks.example.test/twilio/status")]
    [InlineData("https://hooks.example.test/twilio/status?company=ci-001")]
    [InlineData("https://hooks.example.test/twilio/status?")]
    [InlineData("https://hooks.example.test/twilio/status?a=%2F&#rc=3&rp=all")]
    [InlineData("https://hooks.example.test")]
    public void Candidates_OfAStatus_HaveTheUrlThatTheSenderGave(string callback)
    {
        var given = TwilioForm.WithAttempt(new(callback), Attempt).Split('#')[0];

        Assert.Contains(given, TwilioUrls.Candidates(Called with { Query = $"x=y&attempt={Attempt}" }, null, new(callback)));
        Assert.Equal(2, TwilioUrls.Candidates(Called with { Query = "x=y" }, null, new(callback)).Count);
        Assert.Equal(2, TwilioUrls.Candidates(Called with { Query = "attempt=../../other" }, null, new(callback)).Count);
    }

    [Fact]
    public void Candidates_QueryInAnotherOrderAndDecoded_StillProveTheSignature()
    {
        var callback = new Uri("https://hooks.example.test/twilio/status?company=a%2Fb#rc=3");
        var signature = TwilioWebhook.Sign("token", $"https://hooks.example.test/twilio/status?company=a%2Fb&attempt={Attempt}", [("A", "b")]);
        var message = Webhooks.Twilio("A=b", $"attempt={Attempt}&company=a/b") with { Signature = signature };

        Assert.True(TwilioSignature.IsValid(message, TwilioUrls.Candidates(message, null, callback), ["token"]));
        Assert.False(TwilioSignature.IsValid(message, TwilioUrls.Candidates(message, null, null), ["token"]));

        var other = message with { Query = $"attempt={Channels.Samples.Attempt("order:2")}&company=a/b" };
        Assert.False(TwilioSignature.IsValid(other, TwilioUrls.Candidates(other, null, callback), ["token"]));
    }

    [Fact]
    public void Candidates_OfOneUrl_AreOne() =>
        Assert.Single(TwilioUrls.Candidates(
            Called with { Path = "/status", Query = $"attempt={Attempt}" }, new("https://hooks.example.test"), new("https://hooks.example.test/status")));
}
