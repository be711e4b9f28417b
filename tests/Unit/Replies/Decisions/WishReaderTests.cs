using Engines.Conversations;
using Replies.Decisions;
using Replies.Inbound;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class WishReaderTests
{
    private static readonly ReplyPolicy Own = new()
    {
        Words = [new("en") { Stop = ["No more reminders"], Start = ["again please"], Help = ["who's this?"] }, new("fr") { Stop = ["Arrêtez tout"] }],
    };

    [Theory]
    [InlineData("STOP")]
    [InlineData("  stop \n")]
    [InlineData("Stop!")]
    [InlineData("\"STOP.\"")]
    [InlineData("“Stop”")]
    [InlineData("🛑 stop 🙏🏽")]
    [InlineData("stop\u200B")]
    [InlineData("Stop  all")]
    [InlineData("Unsubscribe")]
    [InlineData("opt-out")]
    [InlineData("OPTOUT")]
    [InlineData("revoke")]
    [InlineData("Abmelden")]
    [InlineData("Arrêt")]
    [InlineData("ARRE\u0302T")]
    [InlineData("arret")]
    [InlineData("BAJA")]
    [InlineData("basta")]
    [InlineData("SAIR")]
    [InlineData("afmelden")]
    public void Read_StopWordAlone_IsOptOutOnEveryChannel(string text) =>
        Assert.All(Enum.GetValues<Channel>(), channel => Assert.Equal(Wish.OptOut, Read(text, channel)));

    [Theory]
    [InlineData("please don't stop")]
    [InlineData("stop by at 9?")]
    [InlineData("I cannot stop.")]
    [InlineData("nonstop")]
    [InlineData("s t o p")]
    [InlineData("fine")]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("🛑")]
    public void Read_WordInsideOrBeside_IsNoWish(string text) =>
        Assert.All(Enum.GetValues<Channel>(), channel => Assert.Equal(Wish.None, Read(text, channel)));

    [Theory]
    [InlineData("start", Wish.OptIn)]
    [InlineData("UNSTOP", Wish.OptIn)]
    [InlineData("reprendre", Wish.OptIn)]
    [InlineData("help", Wish.Help)]
    [InlineData("Info?", Wish.Help)]
    [InlineData("Hilfe", Wish.Help)]
    [InlineData("aide", Wish.Help)]
    [InlineData("ayuda", Wish.Help)]
    [InlineData("aiuto", Wish.Help)]
    [InlineData("ajuda", Wish.Help)]
    [InlineData("hulp", Wish.Help)]
    public void Read_StartOrHelpWordAlone_IsThat(string text, Wish expected) =>
        Assert.All(Enum.GetValues<Channel>(), channel => Assert.Equal(expected, Read(text, channel)));

    [Theory]
    [InlineData("CANCEL", Wish.OptOut)]
    [InlineData("End", Wish.OptOut)]
    [InlineData("quit", Wish.OptOut)]
    [InlineData("YES", Wish.OptIn)]
    public void Read_WordOfCarriers_CountsOnSmsAlone(string text, Wish onSms)
    {
        Assert.Equal(onSms, Read(text, Channel.Sms));
        Assert.Equal(Wish.None, Read(text, Channel.WhatsApp));
        Assert.Equal(Wish.None, Read(text, Channel.Email));
    }

    [Theory]
    [InlineData("no more   REMINDERS.", Wish.OptOut)]
    [InlineData("arrêtez tout", Wish.OptOut)]
    [InlineData("Again, please", Wish.None)]
    [InlineData("Again please", Wish.OptIn)]
    [InlineData("Who’s this", Wish.Help)]
    public void Read_WordOfTheCompany_Counts(string text, Wish expected)
    {
        Assert.Equal(expected, WishReader.Read(Own, Channel.WhatsApp, new() { Kind = InboundKind.Text, Text = text }, Wish.None));
        Assert.Equal(Wish.None, Read(text, Channel.WhatsApp));
    }

    [Theory]
    [InlineData("Stop", "x", Wish.OptOut)]
    [InlineData("No, thanks", "STOP", Wish.OptOut)]
    [InlineData("Tell me more", "HELP", Wish.Help)]
    [InlineData("Confirm", "CONFIRM", Wish.None)]
    public void Read_Button_CountsByTitleOrPayload(string title, string payload, Wish expected)
    {
        var content = new InboundContent { Kind = InboundKind.Button, Text = title, Payload = payload };

        Assert.Equal(expected, WishReader.Read(null, Channel.WhatsApp, content, Wish.None));
    }

    [Fact]
    public void Read_CaptionOfAPicture_IsNoWish() =>
        Assert.Equal(Wish.None, WishReader.Read(null, Channel.WhatsApp, new() { Kind = InboundKind.Media, Text = "stop" }, Wish.None));

    [Theory]
    [InlineData(Wish.OptOut)]
    [InlineData(Wish.OptIn)]
    [InlineData(Wish.Help)]
    public void Read_ProviderDecided_Stands(Wish fromProvider) =>
        Assert.Equal(fromProvider, WishReader.Read(null, Channel.Sms, new() { Kind = InboundKind.Text, Text = "stop" }, fromProvider));

    private static Wish Read(string text, Channel channel) => WishReader.Read(null, channel, new() { Kind = InboundKind.Text, Text = text }, Wish.None);
}
