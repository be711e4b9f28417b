using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra.Events;

public sealed partial class EventsOutTests
{
    private const string TemplatePath = "shared-infra/template.yaml";

    private static readonly EventsPipe Pipe = new(CloudFormation.Load(TemplatePath));
    private static readonly JsonSchema Schema = JsonSchema.Load("docs/contract/event.schema.json");

    /// <summary>Every step that docs/statuses.md shows; a test elsewhere compares its diagram with the code.</summary>
    public static TheoryData<string, string> Steps
    {
        get
        {
            var steps = new TheoryData<string, string>();
            foreach (var step in Step().Matches(SourceTree.Read("docs/statuses.md")).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct())
                steps.Add(step.Item1, step.Item2);
            return steps;
        }
    }

    [Fact]
    public void Steps_AreFound() => Assert.InRange(Steps.Count, 20, 60);

    [Theory, MemberData(nameof(Steps))]
    public void Out_IsAnEventWhereItIsSentDeliveredFailedOrSuppressed(string before, string after)
    {
        var expected = after is "sent" or "failed" or "suppressed" || (after is "delivered" or "read" && before is not ("delivered" or "read"));

        Assert.Equal(expected, Pipe.LetsThrough(Out(before == "[*]" ? null : before, after)));
    }

    [Theory]
    [InlineData("sending"), InlineData("sent"), InlineData("delivered"), InlineData("read")]
    [InlineData("retry_wait"), InlineData("unconfirmed"), InlineData("failed"), InlineData("suppressed")]
    public void Out_WrittenWithoutAChangeOfStatus_IsNone(string status) => Assert.False(Pipe.LetsThrough(Out(status, status)));

    [Fact]
    public void In_IsAnEventWhenItIsRecordedAndNotWhenATurnMarksIt()
    {
        Assert.True(Pipe.LetsThrough(StreamRecords.Change("IN", null, [])));
        Assert.False(Pipe.LetsThrough(StreamRecords.Change("IN", [], [])));
    }

    [Theory]
    [InlineData(null, "handed_off", true)]
    [InlineData("open", "handed_off", true)]
    [InlineData("closed", "handed_off", true)]
    [InlineData("unmatched", "handed_off", true)]
    [InlineData("handed_off", "handed_off", false)]
    [InlineData("handed_off", "open", false)]
    [InlineData("open", "open", false)]
    [InlineData(null, "open", false)]
    public void Head_IsAnEventWhenPeopleGetTheConversation(string? before, string after, bool expected)
    {
        var record = StreamRecords.Change("HEAD", new() { ["conversation_status"] = before, ["opted_out_at"] = null }, new() { ["conversation_status"] = after, ["opted_out_at"] = null });

        Assert.Equal(expected, Pipe.LetsThrough(record));
    }

    [Fact]
    public void Head_IsAnEventWhenThePersonFirstStops()
    {
        Assert.True(Pipe.LetsThrough(StreamRecords.Change("HEAD", new() { ["opted_out_at"] = null }, [])));
        Assert.True(Pipe.LetsThrough(StreamRecords.Change("HEAD", null, [])));
        Assert.False(Pipe.LetsThrough(StreamRecords.Change("HEAD", [], [])));
    }

    [Theory]
    [InlineData("OUT"), InlineData("IN"), InlineData("HEAD"), InlineData("ALIAS")]
    public void Anything_ThatIsDeleted_IsNone(string kind) => Assert.False(Pipe.LetsThrough(StreamRecords.Change(kind, [], null)));

    [Fact]
    public void Alias_IsNone() => Assert.False(Pipe.LetsThrough(StreamRecords.Change("ALIAS", null, [])));

    [Fact]
    public void Filters_AreNotMoreThanAPipeMayHave() => Assert.InRange(Pipe.Patterns.Count, 1, 5);

    [Theory]
    [InlineData("OUT"), InlineData("IN"), InlineData("HEAD")]
    public void Event_FitsTheSchemaAndHoldsNothingPersonal(string kind)
    {
        foreach (var record in new[] { StreamRecords.Change(kind, [], []), StreamRecords.Change(kind, null, []) })
        {
            var detail = Pipe.Render(record)["detail"]!.AsObject();

            Assert.Empty(Schema.Check(detail));
            Assert.DoesNotContain(StreamRecords.Personal, detail.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(Properties, detail.Select(field => field.Key));
        }
    }

    [Fact]
    public void Template_NamesOnlyAttributesThatAreNotPersonal() => Assert.Empty(Pipe.Leaks(StreamRecords.Table));

    [Theory]
    [InlineData("<$.dynamodb.NewImage.content.S>", "is personal")]
    [InlineData("<$.dynamodb.OldImage.request.S>", "is personal")]
    [InlineData("<$.dynamodb.NewImage>", "is more than one attribute")]
    [InlineData("<$.dynamodb.NewImage.*.S>", "is more than one attribute")]
    [InlineData("<$.dynamodb.NewImage.status.S>", "is not in the schema")]
    [InlineData("<$.dynamodb.NewImage.attempt.S>", "has another type")]
    [InlineData("<$.dynamodb.Keys.person.S>", "is no key")]
    public void Template_WithOnePathMore_IsCaught(string path, string problem)
    {
        var text = SourceTree.Read(TemplatePath);
        Assert.Contains("<$.dynamodb.NewImage.reason.S>", text, StringComparison.Ordinal);
        var pipe = new EventsPipe(CloudFormation.Parse(text.Replace("<$.dynamodb.NewImage.reason.S>", path, StringComparison.Ordinal)));

        Assert.Contains(pipe.Leaks(StreamRecords.Table), leak => leak.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Examples_OfTheDocument_FitTheSchema()
    {
        var events = Blocks("json").Where(block => block["detail"]?["version"] is JsonValue).ToArray();

        Assert.Equal(3, events.Length);
        Assert.All(events, one => Assert.Empty(Schema.Check(one["detail"])));
        Assert.All(events, one => Assert.Equal(Properties, one["detail"]!.AsObject().Select(field => field.Key)));
        Assert.All(events, one => Assert.Equal(Pipe.Kind, one["detail-type"]!.ToString()));
    }

    [Fact]
    public void Patterns_OfTheDocument_MatchWhatTheyAreFor()
    {
        var patterns = Pattern().Matches(SourceTree.Read("docs/events-out.md")).ToDictionary(match => match.Groups[1].Value, match => JsonNode.Parse(match.Groups[2].Value)!.AsObject(), StringComparer.Ordinal);
        var stop = new Dictionary<string, string?> { ["wish"] = "opt_out" };
        var events = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            ["message sent"] = Out("sending", "sent"),
            ["message delivered"] = Out("sent", "delivered"),
            ["message failed"] = Out("sent", "failed"),
            ["message suppressed"] = Out(null, "suppressed"),
            ["reply received"] = StreamRecords.Change("IN", null, new() { ["wish"] = null }),
            ["reply that asks to stop"] = StreamRecords.Change("IN", null, stop),
            ["handed off"] = StreamRecords.Change("HEAD", new() { ["opted_out_at"] = null }, new() { ["conversation_status"] = "handed_off", ["opted_out_at"] = null }),
            ["opted out"] = StreamRecords.Change("HEAD", new() { ["opted_out_at"] = null }, []),
        };

        Assert.Equal(events.Keys, patterns.Keys);
        foreach (var (name, pattern) in patterns)
        {
            var matched = events.Where(one => EventPattern.Matches(pattern, Pipe.Render(one.Value))).Select(one => one.Key);
            Assert.Equal(name == "reply received" ? [name, "reply that asks to stop"] : [name], matched);
        }
    }

    private static IEnumerable<string> Properties => JsonNode.Parse(SourceTree.Read("docs/contract/event.schema.json"))!["properties"]!.AsObject().Select(one => one.Key);

    private static JsonObject Out(string? before, string after) =>
        StreamRecords.Change("OUT", before is null ? null : new() { ["outbound_status"] = before }, new() { ["outbound_status"] = after });

    private static IEnumerable<JsonNode> Blocks(string language) => SourceTree.Read("docs/events-out.md").Split($"```{language}\n").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])!);

    [GeneratedRegex(@"^    (\[\*\]|\w+) --> (\w+) :", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\| ([a-z ]+) \| `(\{.*\})` \|$", RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
