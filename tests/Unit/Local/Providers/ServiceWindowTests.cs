using Engines.Conversations;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;
using Engines.Tests.Unit.Local.People;

namespace Engines.Tests.Unit.Local.Providers;

public sealed class ServiceWindowTests
{
    private readonly QueueClock clock = new();
    private readonly ServiceWindow window;

    public ServiceWindowTests() => window = new(clock);

    [Fact]
    public void IsOpen_AfterAMessageOfMeta_FollowsThePersonFor24Hours()
    {
        var person = new PersonIdentity(Samples.Person) { UserId = "US.13491208655302741918" };
        window.Observe(MetaInbound.ToWebhook(Samples.Meta, person, [new("wamid.1", Samples.Now, new Said.Text("Hi"))], Signatures.AppSecret).Body);
        var text = new StubCall { Provider = ProviderKind.Meta, Sender = Samples.Meta.ProviderSenderId!, Recipient = Samples.Person, IsWhatsApp = true };

        Assert.True(window.IsOpen(text));
        Assert.True(window.IsOpen(text with { Recipient = "US.13491208655302741918" }));
        Assert.False(window.IsOpen(text with { Recipient = "+15555550199" }));
        Assert.True(window.IsOpen(text with { Recipient = "+15555550199", IsTemplate = true }));
        Assert.True(window.IsOpen(text with { Recipient = "+15555550199", IsWhatsApp = false }));
        clock.Advance(ServiceWindow.Length);
        Assert.False(window.IsOpen(text));
    }

    [Fact]
    public void IsOpen_AfterAMessageOfTwilio_IsOpenForThatNumber()
    {
        window.Observe("SmsStatus=received&From=whatsapp%3A%2B15555550123&To=whatsapp%3A%2B15555550100&Body=Hi");
        var text = new StubCall { Provider = ProviderKind.Twilio, Sender = "+15555550100", Recipient = "+15555550123", IsWhatsApp = true };

        Assert.True(window.IsOpen(text));
        Assert.False(window.IsOpen(text with { Sender = "+15555550101" }));
    }

    [Theory]
    [InlineData("{\"entry\":[{\"changes\":[{\"value\":{\"metadata\":{\"phone_number_id\":\"1\"},\"statuses\":[{}],\"contacts\":[{\"user_id\":\"US.1\"}]}}]}]}", "1", "US.1")]
    [InlineData("SmsStatus=delivered&From=whatsapp%3A%2B15555550123&To=whatsapp%3A%2B15555550100", "+15555550100", "+15555550123")]
    [InlineData("{\"entry\":1}", "1", "US.1")]
    [InlineData("no webhook", "1", "US.1")]
    public void Observe_WhatNobodyWrote_OpensNothing(string body, string sender, string person)
    {
        window.Observe(body);

        Assert.False(window.IsOpen(new() { Provider = ProviderKind.Meta, Sender = sender, Recipient = person, IsWhatsApp = true }));
    }
}
