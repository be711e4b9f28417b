using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class MappingTemplateTests : IClassFixture<MappingTemplate>
{
    private const string Token = "a-token-of-the-tests";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly JsonObject Replies = Engine.Replies.Template;

    private static readonly Call Meta = new("/meta", "/dev/meta")
    {
        Body = "{\"object\":\"whatsapp_business_account\",\n \"t\":\"café ☕ & 50 % + $util.urlEncode('x') #if\"}",
        Headers = Values(("X-Hub-Signature-256", "sha256=dec6a680"), ("Content-Type", "application/json"), ("Host", "hooks.example.test")),
    };

    private static readonly Call Twilio = new("/twilio/{proxy+}", "/dev/twilio/status")
    {
        Body = "AccountSid=AC00000000000000000000000000000001&Body=&To=whatsapp%3A%2B15555550100",
        Headers = Values(("x-twilio-signature", "JNW+0/oxLkVs3xWrRqmAWPXNtnk="), ("content-type", $"{Form}; charset=UTF-8")),
        Query = Values(("attempt", "01JABC"), ("note", "a b&c=d")),
    };

    [Fact]
    public async Task Request_OfMeta_IsTheBodyAndWhatItWasSignedWith() => Assert.Equal(
        Message(Meta.Body, "meta", "sha256=dec6a680", "/dev/meta", "-", "application/json"), Parse(await RequestAsync("POST /meta", "application/json", Meta)));

    [Fact]
    public async Task Request_OfTwilio_HasTheQueryRebuilt() => Assert.Equal(
        Message(Twilio.Body, "twilio", "JNW+0/oxLkVs3xWrRqmAWPXNtnk=", "/dev/twilio/status", "attempt=01JABC&note=a+b%26c%3Dd", $"{Form}; charset=UTF-8"),
        Parse(await RequestAsync("POST /twilio/{proxy+}", Form, Twilio)));

    [Fact]
    public async Task Request_AtTwiliosRoot_IsTwilios()
    {
        var sent = Parse(await RequestAsync("POST /twilio", Form, Twilio with { Resource = "/twilio", Path = "/dev/twilio" }));

        Assert.Equal("twilio", sent["source"]);
        Assert.Equal("/dev/twilio", sent["path"]);
    }

    [Theory]
    [InlineData("POST /meta", "X-Twilio-Signature")]
    [InlineData("POST /twilio", "X-Hub-Signature-256")]
    public async Task Request_WithoutItsHeaders_SaysSo(string method, string othersHeader)
    {
        var call = new Call(method[5..], "/dev" + method[5..]) { Body = "{}", Headers = Values((othersHeader, "x"), ("Content-Type", "")) };

        var sent = Parse(await RequestAsync(method, "application/json", call));

        Assert.Equal(["-", "-", "-"], new[] { sent["signature"], sent["query"], sent["content_type"] });
    }

    [Fact]
    public async Task Request_WithSmuggledParameters_KeepsThemInTheirValues()
    {
        const string Smuggled = "x&Action=DeleteQueue&MessageAttribute.1.Value.StringValue=normalised";
        var call = Meta with { Body = Smuggled, Headers = Values(("X-Hub-Signature-256", Smuggled), ("Content-Type", Smuggled)), Query = Values((Smuggled, Smuggled)) };

        var sent = Parse(await RequestAsync("POST /meta", "application/json", call));

        Assert.Equal(["SendMessage", "meta", Smuggled, Smuggled], new[] { sent["Action"], sent["source"], sent["signature"], sent["MessageBody"] });
    }

    [Theory]
    [InlineData(1_000_000, "SendMessage", 1_000_000)]
    [InlineData(1_000_001, "TooLong", 1)]
    public async Task Request_OfTooLongABody_IsNoActionOfSqs(int length, string action, int sentLength)
    {
        var sent = Parse(await RequestAsync("POST /meta", "application/json", Meta with { Body = new('x', length) }));

        Assert.Equal((action, sentLength), (sent["Action"], sent["MessageBody"].Length));
    }

    [Theory]
    [InlineData("POST /meta", "200", "", null)]
    [InlineData("POST /twilio", "200", """<?xml version="1.0" encoding="UTF-8"?><Response/>""", null)]
    [InlineData("POST /twilio/{proxy+}", "200", """<?xml version="1.0" encoding="UTF-8"?><Response/>""", null)]
    [InlineData("POST /meta", "413", "", null)]
    [InlineData("POST /meta", "default", "", null)]
    [InlineData("POST /meta", "400", "", 503)]
    public async Task Answer_IsOurs(string method, string answer, string text, int? status) =>
        Assert.Equal(new Rendered(text, status), await AnswerAsync(method, answer, new("/", "/"), """{"Error":{"Code":"Other"}}"""));

    [Theory]
    [InlineData("""{"Error":{"Code":"InvalidAction","Message":"The action TooLong is not valid for this endpoint."}}""", 413)]
    [InlineData("""{"Error":{"Code":"InvalidParameterValue","Message":"One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes."}}""", 413)]
    [InlineData("""{"Error":{"Code":"InvalidMessageContents"}}""", 400)]
    [InlineData("""{"Error":{"Code":"AWS.SimpleQueueService.NonExistentQueue"}}""", 503)]
    public async Task Answer_ToARefusal_SaysWhetherToComeAgain(string refusal, int status) =>
        Assert.Equal(new Rendered("", status), await AnswerAsync("POST /twilio", "400", Twilio, refusal));

    [Theory]
    [InlineData("subscribe", Token, "1158201444", 200)]
    [InlineData("subscribe", Token, "aZ09", 200)]
    [InlineData("unsubscribe", Token, "1158201444", 403)]
    [InlineData("subscribe", "another-token-of-tests", "1158201444", 403)]
    [InlineData("subscribe", "", "1158201444", 403)]
    [InlineData("subscribe", Token, "<script>alert(1)</script>", 403)]
    [InlineData("subscribe", Token, "1 2", 403)]
    [InlineData("subscribe", Token, "1\n2", 403)]
    [InlineData("subscribe", Token, "", 403)]
    [InlineData("subscribe", Token, null, 403)]
    [InlineData(null, Token, "1158201444", 403)]
    [InlineData("subscribe", null, "1158201444", 403)]
    public async Task Challenge_ComesBackForTheRightTokenOnly(string? mode, string? token, string? challenge, int status) =>
        Assert.Equal(status, await VerifyAsync(Token, Challenge(mode, token, challenge)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Challenge_WhereNoTokenIsConfigured_IsRefused(string? token) => Assert.Equal(403, await VerifyAsync("", Challenge("subscribe", token, "1158201444")));

    [Theory]
    [InlineData("1158201444", "1158201444")]
    [InlineData("<b>1</b>", "")]
    [InlineData("$challenge", "")]
    [InlineData(null, "")]
    public async Task Challenge_ComesBackAsDigitsAndLettersAlone(string? challenge, string text) =>
        Assert.Equal(text, (await AnswerAsync("GET /meta", "200", Challenge("subscribe", Token, challenge))).Text);

    private static Call Challenge(string? mode, string? token, string? challenge) => new("/meta", "/dev/meta")
    {
        Query = new Dictionary<string, string?> { ["hub.mode"] = mode, ["hub.verify_token"] = token, ["hub.challenge"] = challenge }
            .Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal),
    };

    private static async Task<int> VerifyAsync(string configured, Call call)
    {
        var text = ApiRules.Text(Replies, Integration("GET /meta")["requestTemplates"]!["application/json"], configured);
        return JsonNode.Parse((await MappingTemplate.RenderAsync(text, call)).Text)!["statusCode"]!.GetValue<int>();
    }

    private static async Task<string> RequestAsync(string method, string type, Call call) =>
        (await MappingTemplate.RenderAsync(ApiRules.Text(Replies, Integration(method)["requestTemplates"]![type]), call)).Text;

    private static Task<Rendered> AnswerAsync(string method, string answer, Call call, string? behind = null) =>
        MappingTemplate.RenderAsync(ApiRules.Text(Replies, Assert.Single(Integration(method)["responses"]![answer]!["responseTemplates"]!.AsObject()).Value), call, behind);

    private static JsonNode Integration(string method) => ApiRules.Methods(Replies).Single(one => one.Name == method).Method[ApiRules.Integration]!;

    // A space or a line break beside a name would be part of it, and SQS would not know the parameter.
    private static Dictionary<string, string> Parse(string form)
    {
        Assert.DoesNotContain(form, char.IsWhiteSpace);
        var sent = form.Split('&').Select(pair => pair.Split('=')).ToDictionary(
            pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);
        return sent.Where(one => !one.Key.StartsWith("MessageAttribute", StringComparison.Ordinal))
            .Concat(Enumerable.Range(1, 6).Select(number => KeyValuePair.Create(
                sent[$"MessageAttribute.{number}.Name"], sent[$"MessageAttribute.{number}.Value.StringValue"])))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Message(string body, string source, string signature, string path, string query, string type) => Values(
        ("Action", "SendMessage"), ("Version", "2012-11-05"), ("MessageBody", body), ("source", source), ("signature", signature),
        ("host", "hooks.example.test"), ("path", path), ("query", query), ("content_type", type));

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}
