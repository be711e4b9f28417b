using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions;

public sealed class CompanyFormTests
{
    private const string ByHand = "shared-infra/schema/company.schema.json";
    private const string Generated = "shared-infra/schema/generated/json-schema/companies.company.schema.json";

    [Fact]
    public void Form_ByHand_HasTheEntriesAndWordsOfTheTables() => Assert.Empty(Differences("", ""));

    [Theory]
    [InlineData("\"tenant_name\":", "\"tenant\":", "$.channels.* has tenant_name in tables.yaml only")]
    [InlineData("\"state_detail\":", "\"state_reason\":", "$.templates.* has state_reason by hand only")]
    [InlineData("\"rejected\", ", "", "$.templates.*.state has rejected in tables.yaml only")]
    [InlineData("[\"open\", \"hand_off\", \"close\"]", "[\"open\", \"hand_off\", \"close\", \"snooze\"]", "$.replies.rules[].then.ending has snooze by hand only")]
    [InlineData("\"button_index\": { \"type\": \"integer\"", "\"button_index\": { \"type\": \"string\"", "$.templates.*.parameters[].button_index is string by hand and integer in tables.yaml")]
    [InlineData("\"required\": [\"from\", \"to\", \"time_zone\"]", "\"required\": [\"from\", \"to\"]", "$.replies.quiet_hours.time_zone is required in tables.yaml only")]
    [InlineData("\"always\": { \"const\": true }", "\"always\": { \"const\": 1 }", "$.replies.rules[].when.always is integer by hand and boolean in tables.yaml")]
    [InlineData("[0-9]{3}Z$", "[0-9]{6}Z$", "$.channels.*.status_at is a time in one of them")]
    public void Form_WithOneEntryOfItsOwn_IsCaught(string from, string to, string difference) => Assert.Contains(difference, Differences(from, to));

    private static IReadOnlyList<string> Differences(string from, string to)
    {
        var text = SourceTree.Read(ByHand);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return new CompanyForm(JsonNode.Parse(from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal))!, JsonNode.Parse(SourceTree.Read(Generated))!).Differences();
    }
}
