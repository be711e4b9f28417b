using System.Security.Cryptography;
using System.Text;
using Engines.Conversations;

namespace Engines.Tests.Unit.Conversations;

public sealed class IdentityTests
{
    private static readonly ConversationId Conversation = ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550123");

    [Fact]
    public void ConversationId_Of_IsTheDocumentedHash()
    {
        // Independent of the code under test: big-endian bits of the hash, five at a time.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("whatsapp\n+15555550100\n+15555550123"));
        var bits = string.Concat(hash.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        var symbols = Enumerable.Range(0, 26).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]);

        Assert.Equal("c_" + string.Concat(symbols), Conversation.Value);
    }

    [Fact]
    public void ConversationId_Of_DiffersByEachPart()
    {
        ConversationId[] all =
        [
            Conversation,
            ConversationId.Of(Channel.Sms, "+15555550100", "+15555550123"),
            ConversationId.Of(Channel.WhatsApp, "+15555550101", "+15555550123"),
            ConversationId.Of(Channel.WhatsApp, "+15555550100", "+15555550124"),
            ConversationId.Of(Channel.WhatsApp, "+15555550123", "+15555550100"),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A-Z.a_z:09")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void AttemptId_Create_SaysWhereItIsRecordedAndFitsEveryEchoedField(string requestId)
    {
        var id = AttemptId.Create(Conversation, requestId);

        Assert.True(AttemptId.TryParse(id.Value, out var read));
        Assert.Equal(id, read);
        Assert.Equal(Conversation, read.Conversation);
        Assert.Equal(requestId, read.RequestId);
        Assert.Matches("^[A-Za-z0-9_-]{1,133}$", id.Value);
    }

    [Fact]
    public void AttemptId_Create_IsNewEachTime() =>
        Assert.NotEqual(AttemptId.Create(Conversation, "r"), AttemptId.Create(Conversation, "r"));

    [Fact]
    public void AttemptId_TryParse_AnyOtherText_IsRefused()
    {
        var good = AttemptId.Create(Conversation, "request-1").Value;
        string?[] bad =
        [
            null, "", "01JABC", good[..^1] + "*", good[1..], "b" + good[1..], good + "=", good.Replace('_', '-'), good[..47], good + "A", good.ToUpperInvariant(),
            good[..(good.LastIndexOf('_') + 1)] + "LyM",
        ];

        Assert.All(bad, text => Assert.False(AttemptId.TryParse(text, out _), text));
    }

    [Theory]
    [InlineData(Channel.WhatsApp, "+15555550123", "+15555550123")]
    [InlineData(Channel.WhatsApp, "US.13491208655302741918", "US.13491208655302741918")]
    [InlineData(Channel.WhatsApp, "US.ENT.13491208655302741918", "US.ENT.13491208655302741918")]
    [InlineData(Channel.Sms, "+4915555550123", "+4915555550123")]
    [InlineData(Channel.Email, "Dana.O'Neil+x@Example.Test", "dana.o'neil+x@example.test")]
    public void PersonAddress_TryNormalise_GoodAddress_IsOneSpelling(Channel channel, string text, string expected)
    {
        Assert.True(PersonAddress.TryNormalise(channel, text, out var address, out _));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData(Channel.Sms, "25555550199")]
    [InlineData(Channel.Sms, "+05555550123")]
    [InlineData(Channel.Sms, "+2555")]
    [InlineData(Channel.Sms, "+1555555012345678")]
    [InlineData(Channel.Sms, "+1555 555 0123")]
    [InlineData(Channel.Sms, "+١٥٥٥٥٥٥٠١٢٣")]
    [InlineData(Channel.Sms, "US.13491208655302741918")]
    [InlineData(Channel.WhatsApp, "whatsapp:+15555550123")]
    [InlineData(Channel.WhatsApp, "us.1350")]
    [InlineData(Channel.Email, "+15555550123")]
    [InlineData(Channel.Email, "dana@")]
    [InlineData(Channel.Email, "@example.test")]
    [InlineData(Channel.Email, "dana@example")]
    [InlineData(Channel.Email, "dana@@example.test")]
    [InlineData(Channel.Email, "dana@example..test")]
    [InlineData(Channel.Email, "dana@-example.test")]
    [InlineData(Channel.Email, ".dana@example.test")]
    [InlineData(Channel.Email, "dana@example.test\r\nBcc: other@example.test")]
    [InlineData(Channel.Email, "Dana <dana@example.test>")]
    [InlineData(Channel.Email, "")]
    public void PersonAddress_TryNormalise_BadAddress_SaysWhyWithoutRepeatingIt(Channel channel, string text)
    {
        Assert.False(PersonAddress.TryNormalise(channel, text, out var address, out var problem));
        Assert.Equal("", address);
        Assert.NotEqual("", problem);
        if (text.Length > 0)
            Assert.DoesNotContain(text, problem, StringComparison.Ordinal);
    }
}
