using Engines.Local.Page.Showing;

namespace Engines.Tests.Unit.Local.Page;

public sealed class MaskTests
{
    [Theory]
    [InlineData("+15555550123", "+1555•••0123")]
    [InlineData("+1555123", "+155•••5123")]
    [InlineData("dana@example.test", "d•••@example.test")]
    [InlineData("US.13491208655302741918", "US.•••1918")]
    [InlineData("12345", "•••")]
    [InlineData("", "")]
    public void Address_OfAnyKind_KeepsEnoughToTellApart(string address, string shown)
    {
        Assert.Equal(shown, Mask.Address(address));
    }

    [Fact]
    public void Body_OfARequest_KeepsItsShapeAndHidesThePerson()
    {
        var masked = Mask.Body("""{"version":1,"request_id":"r-1","channel":"sms","recipient":"+15555550123","template":{"name":"paid","variables":{"name":"Dana","status":"Dana"}},"metadata":{"request_id":"Dana","n":15555550123}}""");

        Assert.Equal(
            """{"version":1,"request_id":"r-1","channel":"sms","recipient":"+1555•••0123","template":{"name":"paid","variables":{"name":"•••","status":"•••"}},"metadata":{"request_id":"•••","n":"•••"}}""",
            System.Text.RegularExpressions.Regex.Unescape(masked));
    }

    [Theory]
    [InlineData("From=%2B15555550123&Body=hello")]
    [InlineData("\"+15555550123\"")]
    [InlineData("")]
    public void Body_OfAnythingElse_IsHidden(string body) => Assert.Equal("•••", Mask.Body(body));

    [Theory]
    [InlineData("SM00000000000000000000000000000001", "SM00000000000000000000000000000001")]
    [InlineData("wamid.HBgLMTU1NTU1NTAxMjMVAgARGBI=", "wamid.•••RGBI=")]
    public void ProviderId_WithANumberInIt_IsHidden(string id, string shown) => Assert.Equal(shown[^4..], Mask.ProviderId(id)[^4..]);

    [Fact]
    public void ProviderId_OfMeta_HoldsNothingOfTheNumber() => Assert.DoesNotContain("MTU1NTU1", Mask.ProviderId("wamid.HBgLMTU1NTU1NTAxMjMVAgARGBI="), StringComparison.Ordinal);
}
