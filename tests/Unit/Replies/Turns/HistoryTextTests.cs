using Engines.Conversations;
using Replies.Turns;

namespace Engines.Tests.Unit.Replies.Turns;

public sealed class HistoryTextTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Reply_SaysWhatTheDecisionWouldRead()
    {
        var entry = HistoryText.Of(Reply(new() { Kind = InboundKind.Media, Text = "See here", Media = [new("image/png") { Url = "https://files.example.test/1" }] }));

        Assert.Equal((true, "[picture] See here", At), (entry.IsFromPerson, entry.Text, entry.At));
    }

    [Fact]
    public void Of_LongReply_IsItsBeginning()
    {
        var text = new string('x', HistoryText.LengthMax - 1) + "😀 and so on";

        Assert.Equal(text[..(HistoryText.LengthMax - 1)], HistoryText.Of(Reply(new() { Text = text })).Text);
    }

    private static InboundItem Reply(InboundContent content) => new() { ProviderMessageId = "wamid.1", SentAt = At, Content = content };
}
