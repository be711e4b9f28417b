using System.Text.Json.Nodes;
using Engines.Local.Providers;
using Engines.Tests.Unit.Channels;

namespace Engines.Tests.Unit.Local.People;

public sealed class MetaInboundTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_749_416_383);

    private static readonly PersonIdentity Dana = new(Samples.Person) { UserId = "US.13491208655302741918" };

    /// <summary>Everything a person can send, and the member of the message that holds it.</summary>
    public static TheoryData<string, Said, string> Everything => new()
    {
        { "text", new Said.Text("Does it come in another color?"), """{"text":{"body":"Does it come in another color?"}}""" },
        {
            "button", new Said.Button("Confirm", "CONFIRM", "wamid.ours"),
            """{"context":{"from":"15555550100","id":"wamid.ours"},"button":{"payload":"CONFIRM","text":"Confirm"}}"""
        },
        {
            "interactive", new Said.ListEntry("Tuesday", "tue", "9 to 12"),
            """{"interactive":{"type":"list_reply","list_reply":{"id":"tue","title":"Tuesday","description":"9 to 12"}}}"""
        },
        {
            "image", new Said.Image("12345", "the knee"),
            """{"image":{"id":"12345","mime_type":"image/jpeg","sha256":"WZRHGrsBESr8wYFZ9sx0tPURuZgG2lmzyvWpwXPKz8U=","caption":"the knee"}}"""
        },
        {
            "image", new Said.Image("12345"),
            """{"image":{"id":"12345","mime_type":"image/jpeg","sha256":"WZRHGrsBESr8wYFZ9sx0tPURuZgG2lmzyvWpwXPKz8U="}}"""
        },
        {
            "location", new Said.Location(38.5, -121.25, "The shop", "1 Main St"),
            """{"location":{"latitude":38.5,"longitude":-121.25,"name":"The shop","address":"1 Main St"}}"""
        },
        { "reaction", new Said.Reaction("wamid.ours", "👍"), """{"reaction":{"message_id":"wamid.ours","emoji":"👍"}}""" },
        { "reaction", new Said.Reaction("wamid.ours", null), """{"reaction":{"message_id":"wamid.ours"}}""" },
        {
            "unsupported", new Said.Unsupported(),
            """
            {"errors":[{"code":131051,"title":"Message type unknown","message":"Message type unknown",
              "error_data":{"details":"Message type is currently not supported."}}]}
            """
        },
    };

    [Theory, MemberData(nameof(Everything))]
    public void ToWebhook_EveryKind_HasMetasFormAndSignature(string type, Said said, string members)
    {
        var webhook = MetaInbound.ToWebhook(Samples.Meta, Dana, [new("wamid.1", At, said)], Signatures.AppSecret);

        var expected = JsonNode.Parse(members)!.AsObject();
        expected["from"] = "15555550123";
        expected["id"] = "wamid.1";
        expected["timestamp"] = "1749416383";
        expected["type"] = type;
        Samples.SameJson(
            $$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{
              "messaging_product":"whatsapp",
              "metadata":{"display_phone_number":"15555550100","phone_number_id":"106540352242922"},
              "contacts":[{"profile":{"name":"Dana"},"wa_id":"15555550123","user_id":"US.13491208655302741918"}],
              "messages":[{{{expected.ToJsonString()}}}]}}]}]}
            """,
            webhook.Body);
        Assert.Equal("application/json", webhook.ContentType);
        Signatures.HoldForMeta(webhook);
    }

    [Fact]
    public void ToWebhook_SeveralMessages_StandInOneWebhook()
    {
        var messages = Enumerable.Range(1, 3).Select(number => new PersonMessage($"wamid.{number}", At.AddSeconds(number), new Said.Text($"part {number}")));

        var webhook = MetaInbound.ToWebhook(Samples.Meta, Dana, [.. messages], Signatures.AppSecret);

        var found = JsonNode.Parse(webhook.Body)!["entry"]![0]!["changes"]![0]!["value"]!["messages"]!.AsArray();
        Assert.Equal(["wamid.1", "wamid.2", "wamid.3"], found.Select(message => (string)message!["id"]!));
        Signatures.HoldForMeta(webhook);
    }

    [Fact]
    public void ToPreference_Stop_IsTheOneOfTheFactSheet()
    {
        var webhook = MetaInbound.ToPreference(Samples.Meta with { AccountId = "2001" }, Dana with { UserId = null }, "stop", At, Signatures.AppSecret);

        Samples.SameJson(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"2001","changes":[{"field":"user_preferences","value":{
              "messaging_product":"whatsapp",
              "metadata":{"display_phone_number":"15555550100","phone_number_id":"106540352242922"},
              "contacts":[{"profile":{"name":"Dana"},"wa_id":"15555550123"}],
              "user_preferences":[{"wa_id":"15555550123","category":"marketing_messages","value":"stop",
                "detail":"User requested to stop marketing messages","timestamp":1749416383}]}}]}]}
            """,
            webhook.Body);
        Signatures.HoldForMeta(webhook);
    }

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("""{"object":"whatsapp_business_account","t":"café ☕"}""", "sha256=63185992c6d93cf441c68a3b0ed4b4ade6068a1a5bcb66882f3e9522ce1f5b0c")]
    public void Signatures_OfTheFactSheet_AreWhatTheseTestsCompute(string body, string signature) => Assert.Equal(signature, Signatures.OfMeta(body));
}
