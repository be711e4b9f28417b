using System.Text.Json;
using Engines.Conversations;
using Replies.Inbound;
using static Engines.Tests.Unit.Inbound.Webhooks;

namespace Engines.Tests.Unit.Inbound;

public sealed class InboundSizeTests
{
    private static readonly string Huge = new('x', 1_000_000);

    [Fact]
    public void Fit_WhatFits_IsLeftAsItIs()
    {
        var content = new InboundContent { Kind = InboundKind.Text, Text = new string('x', 60_000), Detail = """{"a":1}""" };

        Assert.Same(content, InboundSize.Fit(content));
        Assert.DoesNotContain("truncated", Json(content), StringComparison.Ordinal);
    }

    public static TheoryData<string, InboundContent> TooLarge => new()
    {
        { "text", new() { Text = Huge } },
        { "text of two bytes", new() { Text = new string('ж', 100_000) } },
        { "text of emoji", new() { Text = "x" + string.Concat(Enumerable.Repeat("😀", 50_000)) } },
        { "payload", new() { Kind = InboundKind.Button, Payload = Huge } },
        { "detail", new() { Kind = InboundKind.Order, Text = "Soon", Detail = $$"""{"order":"{{Huge}}"}""" } },
        { "detail of quotes", new() { Kind = InboundKind.Other, Detail = "[" + string.Join(',', Enumerable.Repeat("\"\"", 100_000)) + "]" } },
        { "many files", new() { Kind = InboundKind.Media, Media = [.. Enumerable.Repeat(new InboundMedia("image/png") { Id = "1", Url = "https://files.example.test/1" }, 20_000)] } },
        { "long links", new() { Kind = InboundKind.Media, Media = [.. Enumerable.Repeat(new InboundMedia("image/png") { Url = Huge, FileName = Huge, Id = Huge, Sha256 = Huge }, 3)] } },
        { "place", new() { Kind = InboundKind.Location, Location = new(1, 2) { Name = Huge, Address = Huge } } },
        { "all", new() { Text = Huge, Payload = Huge, Detail = Huge, Emoji = Huge, InReplyTo = Huge, Location = new(1, 2) { Name = Huge }, Media = [new(Huge)] } },
    };

    [Theory, MemberData(nameof(TooLarge))]
    public void Fit_WhatIsTooLarge_IsCutAndSaysSo(string what, InboundContent content)
    {
        var cut = InboundSize.Fit(content);

        Assert.InRange(Json(cut).Length, 100, InboundSize.BytesMax);
        Assert.Contains("\"truncated\":true", Json(cut), StringComparison.Ordinal);
        Assert.Equal((content.Kind, true), (cut.Kind, cut.IsTruncated));
        Assert.True(content.Text is null || content.Text.StartsWith(cut.Text!, StringComparison.Ordinal), what);
        if (cut.Detail is not null)
            JsonDocument.Parse(cut.Detail).Dispose();
        Assert.True(JsonSerializer.Deserialize(Json(cut), InboundContentJson.Default.InboundContent)!.IsTruncated);
    }

    [Fact]
    public void Fit_DetailTooLarge_KeepsEveryWordOfThePerson()
    {
        var text = new string('x', 30_000);

        var cut = InboundSize.Fit(new() { Text = text, Payload = "P", InReplyTo = "wamid.1", Detail = $$"""{"order":"{{Huge}}"}""" });

        Assert.Equal((text, "P", "wamid.1"), (cut.Text, cut.Payload, cut.InReplyTo));
        Assert.StartsWith("{\"truncated\":\"{", cut.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LinksAndIdsTooLong_AreLeftOutAndNotHalved()
    {
        var cut = InboundSize.Fit(new() { InReplyTo = Huge, Media = [new("image/png") { Id = Huge, Url = Huge, FileName = "a.png" }] });

        Assert.Null(cut.InReplyTo);
        Assert.Equal(new InboundMedia("image/png") { FileName = "a.png" }, Assert.Single(cut.Media));
    }

    [Fact]
    public void Parse_HugeMessageOfAnySource_IsCut()
    {
        RawMessage[] messages =
        [
            Meta(MetaMessage($$""" "type":"text","text":{"body":"{{Huge}}"} """)),
            new(InboundSource.AwsSms, SmsReply.Replace("YES", Huge, StringComparison.Ordinal)),
            new(InboundSource.Normalised, NormalisedReply.Replace("See this", new string('ж', 60_000), StringComparison.Ordinal)),
        ];
        foreach (var message in messages)
        {
            var content = Single<InboundEvent.Reply>(message).Content;
            Assert.True(content.IsTruncated, $"{message.Source}");
            Assert.InRange(Json(content).Length, 1000, InboundSize.BytesMax);
        }
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Parse_MessageIdOfALength_IsTakenOrRefused(int length, bool isTaken)
    {
        var id = "wamid." + new string('x', length - 6);
        RawMessage[] messages =
        [
            Meta(MetaText.Replace(MessageId, id, StringComparison.Ordinal)),
            Meta(MetaDelivered.Replace("wamid.HBgL1", id, StringComparison.Ordinal)),
            Twilio(TwilioWhatsApp.Replace("&MessageSid=SM00000000000000000000000000000003", "&MessageSid=" + id, StringComparison.Ordinal)),
            new(InboundSource.Normalised, NormalisedReply.Replace("<1@mail.example.test>", id, StringComparison.Ordinal)),
        ];

        foreach (var message in messages)
        {
            if (isTaken)
                Assert.Single(Events(message));
            else
                Assert.Contains("message_id", Refusal(message), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_MessageIdOfFewCharactersAndManyBytes_IsRefused() =>
        Assert.Contains("256 bytes", Refusal(Meta(MetaText.Replace(MessageId, new string('ж', 129), StringComparison.Ordinal))), StringComparison.Ordinal);

    private static string Json(InboundContent content) => JsonSerializer.Serialize(content, InboundContentJson.Default.InboundContent);
}
