using Engines.Conversations;
using Replies.Decisions;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class ReplyDescriptionTests
{
    public static TheoryData<InboundContent, string> Contents => new()
    {
        { new() { Kind = InboundKind.Text, Text = "Hello" }, "Hello" },
        { new() { Kind = InboundKind.Text }, "" },
        { new() { Kind = InboundKind.Button, Text = "Confirm", Payload = "C" }, "[button: Confirm]" },
        { new() { Kind = InboundKind.Button, Payload = "C" }, "[button: C]" },
        { new() { Kind = InboundKind.Media, Media = [new("image/jpeg") { Id = "123", Url = "https://files.example.test/1" }] }, "[picture]" },
        { new() { Kind = InboundKind.Media, Text = "See here", Media = [new("video/mp4"), new("audio/ogg; codecs=opus")] }, "[film] [voice or sound] See here" },
        { new() { Kind = InboundKind.Media, Media = [new("application/pdf") { FileName = "bill.pdf" }] }, "[file: bill.pdf]" },
        { new() { Kind = InboundKind.Media }, "[file]" },
        { new() { Kind = InboundKind.Location, Location = new(52.51, -13.4) }, "[place: 52.5100, -13.4000]" },
        { new() { Kind = InboundKind.Location, Location = new(52.51, 13.4) { Name = "Station", Address = "Main Street 1" } }, "[place: Station, Main Street 1]" },
        { new() { Kind = InboundKind.Location }, "[place]" },
        { new() { Kind = InboundKind.Contact, Detail = """[{"phones":["+15555550199"]}]""" }, "[contact card]" },
        { new() { Kind = InboundKind.Reaction, Emoji = "👍" }, "[reaction: 👍]" },
        { new() { Kind = InboundKind.Reaction }, "[reaction taken off]" },
        { new() { Kind = InboundKind.Order, Text = "For Friday" }, "[order from the catalogue] For Friday" },
        { new() { Kind = InboundKind.Other, Detail = "{}" }, "[a kind of message that cannot be shown]" },
    };

    [Theory, MemberData(nameof(Contents))]
    public void Of_EveryKind_SaysWhatWasSentAndNoIdOrLink(InboundContent content, string expected) => Assert.Equal(expected, ReplyDescription.Of(content));

    [Fact]
    public void Of_EveryKindThereIs_HasWords() =>
        Assert.Equal(Enum.GetValues<InboundKind>().Order(), Contents.Select(row => ((InboundContent)row[0]).Kind).Distinct().Order());
}
