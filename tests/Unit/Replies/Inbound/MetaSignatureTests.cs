using System.Text.Json.Nodes;
using Engines.Local.Providers;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

public sealed class MetaSignatureTests
{
    private const string Secret = "test_app_secret";
    private const string Empty = """{"object":"whatsapp_business_account","entry":[]}""";
    private const string EmptySignature = "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";
    private const string Plain = """{"object":"whatsapp_business_account","t":"café ☕"}""";
    private const string PlainSignature = "sha256=63185992c6d93cf441c68a3b0ed4b4ade6068a1a5bcb66882f3e9522ce1f5b0c";
    private const string Escaped = """{"object":"whatsapp_business_account","t":"caf\u00e9 \u2615"}""";
    private const string EscapedSignature = "sha256=fc5b09b55499adbf67f773b0cbd2f6a4635d147f49f5dee28c3eea0df7a84764";

    [Theory]
    [InlineData(Empty, EmptySignature, true)]
    [InlineData(Plain, PlainSignature, true)]
    [InlineData(Escaped, EscapedSignature, true)]
    [InlineData(Plain, EscapedSignature, false)]
    [InlineData(Escaped, PlainSignature, false)]
    [InlineData(Empty + " ", EmptySignature, false)]
    [InlineData(Empty, null, false)]
    [InlineData(Empty, "", false)]
    [InlineData(Empty, "sha256=", false)]
    [InlineData(Empty, "sha1=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756", false)]
    [InlineData(Empty, "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756", false)]
    [InlineData(Empty, "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c6337", false)]
    [InlineData(Empty, "sha256=zzc6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756", false)]
    public void IsValid_Vector_IsAsTheFactSheetSays(string body, string? header, bool isValid) =>
        Assert.Equal(isValid, MetaSignature.IsValid(body, header, [Secret]));

    [Fact]
    public void IsValid_DuringAChangeOfSecret_TakesEither()
    {
        Assert.True(MetaSignature.IsValid(Empty, EmptySignature, ["new_secret", Secret]));
        Assert.True(MetaSignature.IsValid(Empty, EmptySignature, [Secret, "new_secret"]));
        Assert.False(MetaSignature.IsValid(Empty, EmptySignature, ["new_secret"]));
        Assert.False(MetaSignature.IsValid(Empty, EmptySignature, []));
    }

    [Fact]
    public void IsValid_EmptySecret_ProvesNothing() => Assert.False(MetaSignature.IsValid(Empty, MetaWebhook.Sign("", Empty), ["", Secret]));

    [Fact]
    public void IsValid_ForgedTruncatedOrRewritten_IsRefused()
    {
        var signature = MetaWebhook.Sign(Secret, Webhooks.MetaText);
        Assert.True(MetaSignature.IsValid(Webhooks.MetaText, signature, [Secret]));

        Assert.False(MetaSignature.IsValid(Webhooks.MetaText.Replace("color", "colour", StringComparison.Ordinal), signature, [Secret]));
        Assert.False(MetaSignature.IsValid(Webhooks.MetaText[..^1], signature, [Secret]));
        Assert.False(MetaSignature.IsValid(JsonNode.Parse(Webhooks.MetaText)!.ToJsonString(), signature, [Secret]));
        for (var i = "sha256=".Length; i < signature.Length; i++)
            Assert.False(MetaSignature.IsValid(Webhooks.MetaText, signature[..i] + (signature[i] == '0' ? '1' : '0') + signature[(i + 1)..], [Secret]));
    }
}
