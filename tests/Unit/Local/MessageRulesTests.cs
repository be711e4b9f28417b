using Engines.Local.Queues;

namespace Engines.Tests.Unit.Local;

public sealed class MessageRulesTests
{
    [Theory]
    [InlineData("", QueueRefusalKind.MissingParameter)]
    [InlineData("a\u0001b", QueueRefusalKind.InvalidMessageContents)]
    [InlineData("a\uFFFFb", QueueRefusalKind.InvalidMessageContents)]
    public void Check_BodyThatSqsRefuses_SaysWhy(string body, QueueRefusalKind kind) => Assert.Equal(kind, MessageRules.Check(new(body), null)?.Kind);

    // A lone surrogate cannot stand in an attribute of a test.
    [Fact]
    public void Check_LoneSurrogate_IsRefused() =>
        Assert.Equal(QueueRefusalKind.InvalidMessageContents, MessageRules.Check(new("a" + '\uD83D'), null)?.Kind);

    [Fact]
    public void Check_TextInAnyScript_IsAccepted() => Assert.Null(MessageRules.Check(new("tab\tline\nÜbung 漢字 😀"), null));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void Check_Delay_IsAcceptedUpToFifteenMinutes(int seconds, bool accepted) =>
        Assert.Equal(accepted, MessageRules.Check(new("one"), TimeSpan.FromSeconds(seconds)) is null);

    [Fact]
    public void Check_Size_CountsBodyAndAttributesInBytes()
    {
        var most = new QueueMessage(new string('x', QueueOptions.MessageBytesMax - 13)).WithAttribute("name", "val");

        Assert.Equal(QueueOptions.MessageBytesMax, MessageRules.SizeBytes(most));
        Assert.Null(MessageRules.Check(most, null));
        Assert.NotNull(MessageRules.Check(most with { Body = most.Body + "x" }, null));
        Assert.NotNull(MessageRules.Check(new(new string('ä', (QueueOptions.MessageBytesMax / 2) + 1)), null));
    }

    [Theory]
    [InlineData("", "String", "v")]
    [InlineData(".name", "String", "v")]
    [InlineData("na..me", "String", "v")]
    [InlineData("AWS.name", "String", "v")]
    [InlineData("na me", "String", "v")]
    [InlineData("name", "Text", "v")]
    [InlineData("name", "String", "")]
    [InlineData("name", "Binary", "v")]
    public void Check_AttributeThatSqsRefuses_IsRefused(string name, string type, string value)
    {
        var message = new QueueMessage("one") { Attributes = QueueMessage.NoAttributes.Add(name, new(type, value, null)) };

        Assert.NotNull(MessageRules.Check(message, null));
    }

    [Fact]
    public void Check_ElevenAttributes_IsRefused()
    {
        var message = Enumerable.Range(0, 11).Aggregate(new QueueMessage("one"), (sum, index) => sum.WithAttribute($"a{index}", "v"));

        Assert.NotNull(MessageRules.Check(message, null));
    }
}
