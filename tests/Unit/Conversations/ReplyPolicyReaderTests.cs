using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Conversations;

public sealed class ReplyPolicyReaderTests
{
    private static readonly string Samples = Repository.PathOf("shared-infra/schema/examples/companies.json");

    [Fact]
    public void Read_EverySample_IsWhatItSays()
    {
        var companies = CompanySeed.Read(Samples).Select(CompanyReader.Read).ToList();

        var clinic = companies[0].Replies!;
        Assert.False(clinic.AnswersUnmatched);
        Assert.Equal(["angry", "confirm_button", "confirm_words", "directions", "photo"], clinic.Rules.Select(rule => rule.Name));
        Assert.Equal(["CONFIRM"], Assert.IsType<RuleCondition.Payload>(clinic.Rules[1].When).AnyOf);
        Assert.True(Assert.IsType<RuleCondition.Words>(clinic.Rules[2].When).IsWhole);
        Assert.False(Assert.IsType<RuleCondition.Words>(clinic.Rules[3].When).IsWhole);
        Assert.Equal([InboundKind.Media], Assert.IsType<RuleCondition.Kind>(clinic.Rules[4].When).AnyOf);
        Assert.Equal("main-entrance", clinic.Rules[3].Then.Template!.Variables["route"]);
        Assert.Equal([TurnEnding.HandOff, TurnEnding.Close, TurnEnding.Close, TurnEnding.Open, TurnEnding.Open], clinic.Rules.Select(rule => rule.Then.Ending));
        Assert.Equal(["no more reminders"], Assert.Single(clinic.Words).Stop);
        Assert.Null(clinic.QuietHours);
        Assert.Equal("200000000000001", companies[0].Senders[Channel.WhatsApp].AccountId);

        var bikes = companies[1].Replies!;
        Assert.True(bikes.AnswersUnmatched);
        Assert.Equal((400, 20, TimeSpan.FromSeconds(8)), (bikes.Ai!.OutputTokensMax, bikes.Ai.HistoryMax, bikes.Ai.TimeLimit));
        Assert.Equal(TurnEnding.HandOff, bikes.Ai.Otherwise!.Ending);
        Assert.Equal("write_again", bikes.OutsideWindow!.Name);
        Assert.Null(bikes.QuietHours);

        Assert.IsType<RuleCondition.Always>(Assert.Single(companies[2].Replies!.Rules).When);
        Assert.Equal((new TimeOnly(21, 0), "America/New_York"), (companies[3].Replies!.QuietHours!.From, companies[3].Replies!.QuietHours!.Zone.Id));
    }

    [Theory]
    [InlineData("(a+)+$", RegexOptions.NonBacktracking)]
    [InlineData(@"\b(lawyer|complain)\b", RegexOptions.NonBacktracking)]
    [InlineData("(a+)+$(?!b)", RegexOptions.None)]
    [InlineData(@"(.)\1", RegexOptions.None)]
    public void Read_Pattern_HasATimeLimitAndTheEngineWithoutBacktrackingWhereItCan(string expression, RegexOptions engine)
    {
        var pattern = Pattern(expression);

        Assert.Equal(engine | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, pattern.Options);
        Assert.Equal(TimeSpan.FromMilliseconds(50), pattern.MatchTimeout);
    }

    [Fact]
    public void Read_PatternOfEndlessWork_EndsInAnAnswerOrATimeout()
    {
        var text = new string('a', 4000) + "b";

        // The engine alone, without the limit, which a busy machine can use up.
        var linear = Pattern("(a+)+$");
        Assert.DoesNotMatch(new Regex(linear.ToString(), linear.Options), text);
        Assert.Throws<RegexMatchTimeoutException>(() => Pattern("(a+)+$(?!b)").IsMatch(text));
    }

    public static TheoryData<int, string, AttributeValue, string> Faults => new()
    {
        { 0, "replies", new("all"), "replies" },
        { 0, "replies.unmatched", new("drop"), "replies.unmatched" },
        { 0, "replies.help_text", new(new string('x', 1601)), "replies.help_text" },
        { 0, "replies.hand_off_text", new(""), "replies.hand_off_text" },
        { 0, "replies.words.en.stop", Texts("stop", ""), "replies.words.en.stop[1]" },
        { 0, "replies.words.en.stop", new("stop"), "replies.words.en.stop" },
        { 0, "replies.words.en", new("stop"), "replies.words.en" },
        { 0, "replies.rules.1.name", new("angry"), "replies.rules[1].name" },
        { 0, "replies.rules.1.when", Map(), "replies.rules[1].when.words" },
        { 0, "replies.rules.1.when", Map(("always", new() { BOOL = false })), "replies.rules[1].when.always" },
        { 0, "replies.rules.1.when", Map(("words", Texts("a")), ("kind", Texts("text"))), "replies.rules[1].when.kind" },
        { 0, "replies.rules.1.when", Map(("words", Texts())), "replies.rules[1].when.words" },
        { 0, "replies.rules.1.when", Map(("kind", Texts("text", "photo"))), "replies.rules[1].when.kind[1]" },
        { 0, "replies.rules.1.when", Map(("kind", Texts())), "replies.rules[1].when.kind" },
        { 0, "replies.rules.1.when", Map(("whole", new() { BOOL = false })), "replies.rules[1].when.whole" },
        { 0, "replies.rules.1.when", Map(("word", Texts("a"))), "replies.rules[1].when.word" },
        { 0, "replies.rules.1.when", Map(("payload", Texts("A")), ("whole", new() { BOOL = true })), "replies.rules[1].when.whole" },
        { 0, "replies.rules.1.when", Map(("pattern", new("(unclosed"))), "replies.rules[1].when.pattern" },
        { 0, "replies.rules.1.when", Map(("pattern", new(new string('x', 501)))), "replies.rules[1].when.pattern" },
        { 0, "replies.rules.1.then", new() { NULL = true }, "replies.rules[1].then" },
        { 0, "replies.rules.1.then.ending", new("done"), "replies.rules[1].then.ending" },
        { 0, "replies.rules.3.then.template.name", new("visit_map"), "replies.rules[3].then.template.name" },
        { 0, "replies.rules.3.then.template.language", new("de"), "replies.rules[3].then.template.name" },
        { 0, "replies.rules.3.then.template.variables", Map(("map", new("x")), ("name", new("x"))), "replies.rules[3].then.template.variables.route" },
        { 0, "replies.rules.3.then.template.variables.floor", new("2"), "replies.rules[3].then.template.variables.floor" },
        { 3, "replies.quiet_hours.from", new("9 pm"), "replies.quiet_hours.from" },
        { 3, "replies.quiet_hours.to", new("24:00"), "replies.quiet_hours.to" },
        { 3, "replies.quiet_hours.to", new("21:00"), "replies.quiet_hours.to" },
        { 3, "replies.quiet_hours.time_zone", new("Mars/Olympus"), "replies.quiet_hours.time_zone" },
        { 0, "channels.whatsapp.account_id", new("AC1"), "channels.whatsapp.account_id" },
        { 1, "replies.ai.endpoint", new("http://ai.example.test/v1"), "replies.ai.endpoint" },
        { 1, "replies.ai.model", new(""), "replies.ai.model" },
        { 1, "replies.ai.secret", new("sk-live-0001"), "replies.ai.secret" },
        { 1, "replies.ai.instructions", new() { NULL = true }, "replies.ai.instructions" },
        { 1, "replies.ai.output_tokens_max", new() { N = "15" }, "replies.ai.output_tokens_max" },
        { 1, "replies.ai.history_max", new() { N = "101" }, "replies.ai.history_max" },
        { 1, "replies.ai.time_limit_seconds", new() { N = "16" }, "replies.ai.time_limit_seconds" },
        { 1, "replies.outside_window.name", new("order_paid"), "replies.outside_window.variables.name" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Read_OneValueWrong_SaysWhereAndWhatWouldBeRight(int company, string path, AttributeValue value, string expected)
    {
        var item = CompanySeed.Read(Samples)[company];
        Put(item, path.Split('.'), value);

        var fault = Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));

        Assert.Equal(expected, fault.Path);
        Assert.NotEqual("", fault.Problem);
        Assert.DoesNotContain("sk-live", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyRules_SaysSo()
    {
        var item = CompanySeed.Read(Samples)[0];
        var rules = item["replies"].M["rules"];
        rules.L = [.. Enumerable.Range(0, 51).Select(number => Map(("name", new($"r{number}")), ("when", Map(("always", new() { BOOL = true }))), ("then", Map())))];

        Assert.Equal("replies.rules", Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item)).Path);
        rules.L.RemoveAt(50);
        Assert.Equal(50, CompanyReader.Read(item).Replies!.Rules.Count);
    }

    private static Regex Pattern(string expression)
    {
        var item = CompanySeed.Read(Samples)[0];
        item["replies"].M["rules"].L[0].M["when"] = Map(("pattern", new(expression)));
        return Assert.IsType<RuleCondition.Pattern>(CompanyReader.Read(item).Replies!.Rules[0].When).Expression;
    }

    private static void Put(Dictionary<string, AttributeValue> item, string[] names, AttributeValue value)
    {
        var map = item;
        for (var i = 0; i < names.Length - 1; i++)
            map = int.TryParse(names[i + 1], out var index) ? map[names[i++]].L[index].M : map[names[i]].M;
        map[names[^1]] = value;
    }

    private static AttributeValue Map(params (string Name, AttributeValue Value)[] members) =>
        new() { M = members.ToDictionary(member => member.Name, member => member.Value), IsMSet = true };

    private static AttributeValue Texts(params string[] texts) => new() { L = [.. texts.Select(text => new AttributeValue(text))], IsLSet = true };
}
