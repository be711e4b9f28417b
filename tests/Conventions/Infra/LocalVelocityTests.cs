using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Local.Edge.Api;
using Engines.Local.Edge.Velocity;

namespace Engines.Tests.Conventions.Infra;

/// <summary>The local edge renders the API's mapping templates with an engine of its own; for every template and many requests another one has to write the same.</summary>
public sealed class LocalVelocityTests : IClassFixture<MappingTemplate>
{
    private const int Seed = 20261121;
    private const int RandomCalls = 150;

    private static readonly string?[] Codes = ["InvalidAction", "InvalidMessageContents", "InvalidParameterValue", "AWS.SimpleQueueService.NonExistentQueue"];

    private static readonly string[] Pieces = ["", "a", "%", "+", "&", "=", " ", "é", "☕", "😀", "\n", "\"", "'", "$x", "#if", "${", "\\", "*", "~", "!", "()", "-", ".", "_", "%2B", "<b>"];

    [Fact]
    public async Task Render_EveryTemplate_WritesWhatTheOtherEngineWrites()
    {
        var cases = Calls().SelectMany(RequestsAndAnswers).ToList();
        var expected = await MappingTemplate.RenderAllAsync(cases);

        Assert.True(cases.Count > 1000, $"only {cases.Count}");
        Assert.All(cases.Zip(expected), pair => Assert.Equal(pair.Second, Render(pair.First)));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_000_001)]
    [InlineData(3_000_000)]
    public async Task Render_OfALongBody_WritesWhatTheOtherEngineWrites(int length)
    {
        var call = new Call("/meta", "/dev/meta") { Body = string.Concat(Enumerable.Repeat("x%é☕", (length / 4) + 1))[..length] };
        var one = new MappingCase(Templates().First(text => text.Contains("$action", StringComparison.Ordinal)), call);

        Assert.Equal(Assert.Single(await MappingTemplate.RenderAllAsync([one])), Render(one));
    }

    [Theory]
    [InlineData("#if($a == 1)one#elseif($a == 2)two#{else}many#end!", "two!")]
    [InlineData("#foreach($x in [1..3])$x#if($foreach.hasNext),#end#end", "1,2,3")]
    [InlineData("#set($m = {\"k\": 'v', \"n\": [1, 2]})$m.k ${m.n[1]} $m.n.size()", "v 2 2")]
    [InlineData("$missing $!missing ${missing} $!{missing}|", "$missing  ${missing} |")]
    [InlineData("#set($x = \"<$a>\")$x #set($y = '<$a>')$y", "<2> <$a>")]
    [InlineData("#set($n = 7 + 3 * 2 - 1)$n #set($d = 7 / 2)", "12 ")]
    [InlineData("## nothing\nx#* no\nthing *#y", "xy")]
    public async Task Render_OfTheLanguage_WritesWhatTheOtherEngineWrites(string template, string text)
    {
        var variables = new Dictionary<string, object?> { ["a"] = 2L };
        var other = await MappingTemplate.RenderAsync("#set($a = 2)" + template, new("/", "/"));

        Assert.Equal(text, VelocityTemplate.Parse(template).Render(variables));
        Assert.Equal(text, other.Text);
    }

    private static IEnumerable<MappingCase> RequestsAndAnswers(Call call) =>
        from template in Templates()
        from code in template.Contains("$error", StringComparison.Ordinal) ? Codes : [null]
        select new MappingCase(template, call, code is null ? null : new JsonObject { ["Error"] = new JsonObject { ["Code"] = code } }.ToJsonString());

    private static IEnumerable<string> Templates() => ApiRules.Methods(Engine.Replies.Template)
        .Select(one => one.Method[ApiRules.Integration]!)
        .SelectMany(one => new[] { one["requestTemplates"] }.Concat(one["responses"]!.AsObject().Select(answer => answer.Value!["responseTemplates"])))
        .SelectMany(templates => templates!.AsObject())
        .Select(template => ApiRules.Text(Engine.Replies.Template, template.Value, ResolvedReplies.Token))
        .Distinct();

    private static IEnumerable<Call> Calls()
    {
        var handshake = new Dictionary<string, string> { ["hub.mode"] = "subscribe", ["hub.verify_token"] = ResolvedReplies.Token, ["hub.challenge"] = "1158201444" };
        yield return new("/meta", "/dev/meta") { Query = handshake };
        yield return new("/meta", "/dev/meta") { Query = new Dictionary<string, string>(handshake) { ["hub.challenge"] = "<1>" } };
        yield return new("/twilio", "/dev/twilio") { Headers = new Dictionary<string, string> { ["X-TWILIO-SIGNATURE"] = "a", ["x-Twilio-Signature"] = "b", ["CONTENT-type"] = "t" } };

        var random = new Random(Seed);
        for (var number = 0; number < RandomCalls; number++)
        {
            var resource = random.Next(2) == 0 ? "/meta" : "/twilio/{proxy+}";
            yield return new(resource, $"/dev/{Some(random)}")
            {
                Body = Some(random),
                Headers = Values(random, "X-Hub-Signature-256", "x-hub-SIGNATURE-256", "X-Twilio-Signature", "content-TYPE", "Other"),
                Query = Values(random, "hub.mode", "a b", "é&=", "c", "%+"),
            };
        }
    }

    private static Dictionary<string, string> Values(Random random, params string[] names)
    {
        random.Shuffle(names);
        return names[..random.Next(names.Length)].ToDictionary(name => name, _ => Some(random), StringComparer.Ordinal);
    }

    private static string Some(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static Rendered Render(MappingCase one)
    {
        var call = one.Call;
        var request = new ApiRequest("POST", call.Path, call.Body)
        {
            Query = string.Join('&', call.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")),
            Headers = [.. call.Headers],
        };
        var overridden = new OrderedDictionary<string, object?>();
        var text = VelocityTemplate.Parse(one.Template).Render(new Dictionary<string, object?>
        {
            ["input"] = new InputVariable(one.Answer ?? call.Body, new RequestParameters(request, new Dictionary<string, string>())),
            ["context"] = new OrderedDictionary<string, object?>
            {
                ["resourcePath"] = call.Resource, ["path"] = call.Path, ["domainName"] = MappingTemplate.Host, ["responseOverride"] = overridden,
            },
            ["util"] = new UtilVariable(),
        });
        return new(text, overridden.TryGetValue("status", out var status) ? Convert.ToInt32(status, CultureInfo.InvariantCulture) : null);
    }
}
