using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions;

public sealed class SampleTests
{
    private static readonly JsonSchema Request = JsonSchema.Load("docs/contract/request.schema.json");
    private static readonly JsonSchema Company = JsonSchema.Load("shared-infra/schema/company.schema.json");

    private static readonly string[] EventFiles =
        [.. SourceTree.Files(".json").Where(path => path.StartsWith("template-sender-engine/events/", StringComparison.Ordinal))];

    public static TheoryData<string> Events => [.. EventFiles];

    [Theory, MemberData(nameof(Events))]
    public void Events_AreSqsBatchesOfRequests(string path)
    {
        var records = Json(path)["Records"]!.AsArray();

        var refused = records.Where(record => Request.Check(JsonNode.Parse(record!["body"]!.GetValue<string>())).Count > 0);

        Assert.All(records, record => Assert.Equal("aws:sqs", record!["eventSource"]!.GetValue<string>()));
        Assert.Equal(path.EndsWith("batch-mixed.json", StringComparison.Ordinal) ? 1 : 0, refused.Count());
    }

    [Fact]
    public void Events_CoverEveryChannelAndABatch() =>
        Assert.Equal(["batch-mixed.json", "email.json", "sms.json", "whatsapp-template.json"], EventFiles.Select(Path.GetFileName));

    [Fact]
    public void Contract_ExamplesFitTheSchema()
    {
        var examples = SourceTree.Read("docs/contract.md").Split("```json").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])).ToArray();

        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.Empty(Request.Check(example)));
    }

    [Fact]
    public void Companies_FitTheSchemaAndCoverEveryProviderAndPolicy()
    {
        var text = SourceTree.Read("shared-infra/schema/examples/companies.json");

        Assert.All(JsonNode.Parse(text)!.AsArray(), company => Assert.Empty(Company.Check(company)));
        Assert.All(["\"meta\"", "\"twilio\"", "\"ses\"", "never_twice", "at_least_once", "\"status\": \"paused\""],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-05-12T09:30:00.000Z", "provider", true)]
    [InlineData("2026-05-12 09:30", "provider", false)]
    [InlineData("2026-05-12T09:30:00.000Z", "people", false)]
    public void Company_ThatAProviderStopped_FitsTheSchema(string at, string by, bool fits)
    {
        foreach (var company in Json("shared-infra/schema/examples/companies.json").AsArray())
        {
            foreach (var channel in company!["channels"]!.AsObject())
                (channel.Value!["status_at"], channel.Value["status_detail"], channel.Value["paused_by"]) = (at, "account restricted", by);
            foreach (var template in company["templates"]!.AsObject())
                (template.Value!["state_at"], template.Value["state_detail"]) = (at, "quality is low");

            Assert.Equal(fits, Company.Check(company).Count == 0);
        }
    }

    [Fact]
    public void Samples_SendTemplatesThatTheSampleCompaniesHave()
    {
        var templates = Json("shared-infra/schema/examples/companies.json").AsArray()
            .SelectMany(company => company!["templates"]!.AsObject().Select(template => $"{company["company_id"]}/{company["project_id"]}/{template.Key}"))
            .ToHashSet(StringComparer.Ordinal);

        var bodies = EventFiles.SelectMany(path => Json(path)["Records"]!.AsArray()).Select(record => JsonNode.Parse(record!["body"]!.GetValue<string>())!);

        Assert.All(bodies, body => Assert.Contains(
            $"{body["company_id"]}/{body["project_id"]}/{body["channel"]}/{body["template"]!["name"]}/{body["template"]!["language"]}", templates));
    }

    [Theory]
    [InlineData("recipient", null, "$.recipient is missing")]
    [InlineData("recipent", "+15555550123", "$.recipent is not known")]
    [InlineData("version", 2, "$.version is not 1")]
    [InlineData("channel", "fax", "$.channel is not one of")]
    [InlineData("request_id", "two words", "$.request_id does not match")]
    [InlineData("not_before", "2026-05-11 08:00", "$.not_before does not match")]
    [InlineData("template", "visit_reminder", "$.template is not of type object")]
    public void Request_WithOneThingWrong_IsRefusedWithItsPath(string field, object? value, string problem)
    {
        var request = JsonNode.Parse(Json("template-sender-engine/events/sms.json")["Records"]![0]!["body"]!.GetValue<string>())!.AsObject();
        request.Remove(field);
        if (value is not null)
            request[field] = JsonValue.Create(value);

        Assert.Contains(Request.Check(request), found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    private static JsonNode Json(string path) => JsonNode.Parse(SourceTree.Read(path))!;
}
