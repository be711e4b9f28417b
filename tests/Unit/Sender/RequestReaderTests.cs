using System.Text.Json.Nodes;
using Engines.Conversations;
using TemplateSender.Requests;

namespace Engines.Tests.Unit.Sender;

public sealed class RequestReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    private const string Good = """
        {"version":1,"request_id":"r-1","company_id":"ci-001","project_id":"pr-001","channel":"whatsapp","recipient":"+15555550123",
         "template":{"name":"visit_reminder","language":"en_US","variables":{"name":"Dana","price":{"text":"$1.50","currency":"USD","amount_thousandths":1500}}},
         "not_before":"2026-05-13T00:00:00Z","expires_at":"2026-05-14T00:00:00.5Z",
         "consent":{"status":"granted","source":"form","at":"2026-01-01T00:00:00Z"},"metadata":{"order":"42"}}
        """;

    [Fact]
    public void Read_FullRequest_GivesEveryField()
    {
        var request = Assert.IsType<ReadResult.Valid>(RequestReader.Read(Good, Now)).Request;

        Assert.Equal(("r-1", "ci-001", "pr-001"), (request.RequestId, request.CompanyId, request.ProjectId));
        Assert.Equal((Channel.WhatsApp, "+15555550123"), (request.Channel, request.Recipient));
        Assert.Equal(("visit_reminder", "en_US"), (request.TemplateName, request.Language));
        Assert.Equal("Dana", request.Variables["name"].Text);
        Assert.Equal(new RequestVariable("$1.50") { CurrencyCode = "USD", AmountThousandths = 1500 }, request.Variables["price"]);
        Assert.Equal(new DateTimeOffset(2026, 5, 13, 0, 0, 0, TimeSpan.Zero), request.NotBefore);
        Assert.Equal(new DateTimeOffset(2026, 5, 14, 0, 0, 0, 500, TimeSpan.Zero), request.ExpiresAt);
        Assert.Equal(ConsentStatement.Granted, request.Consent!.Status);
        Assert.Equal("42", request.Metadata["order"]);
    }

    [Theory]
    [InlineData("version", null, "version is missing")]
    [InlineData("version", "2", "version is 2; this engine knows version 1")]
    [InlineData("version", "\"1\"", "version is a string; give a whole number")]
    [InlineData("version", "1.5", "version must be a whole number")]
    [InlineData("request_id", null, "request_id is missing")]
    [InlineData("request_id", "\"\"", "request_id has 0 characters")]
    [InlineData("request_id", "\"a b\"", "request_id may hold")]
    [InlineData("request_id", "7", "request_id is a number; give a string")]
    [InlineData("company_id", null, "company_id is missing")]
    [InlineData("company_id", "\"a/b\"", "company_id may hold")]
    [InlineData("project_id", "null", "project_id is null; give a string")]
    [InlineData("channel", "\"fax\"", "channel is not a channel; give whatsapp, sms or email")]
    [InlineData("recipient", "\"5550123\"", "recipient is neither an E.164 number")]
    [InlineData("recipient", "[]", "recipient is a list; give a string")]
    [InlineData("template", "\"visit\"", "template is a string; give an object")]
    [InlineData("template", "{\"language\":\"en\"}", "template.name is missing")]
    [InlineData("template", "{\"name\":\"n\",\"language\":\"\"}", "template.language has 0 characters")]
    [InlineData("template", "{\"name\":\"n\",\"language\":\"en\",\"variables\":{\"a\":1}}", "template.variables.a is a number")]
    [InlineData("template", "{\"name\":\"n\",\"language\":\"en\",\"variables\":{\"a\":{\"text\":\"x\",\"currency\":\"usd\",\"amount_thousandths\":1}}}", "template.variables.a.currency is not an ISO 4217 code")]
    [InlineData("template", "{\"name\":\"n\",\"language\":\"en\",\"variables\":{\"a\":{\"currency\":\"USD\",\"amount_thousandths\":1,\"x\":1}}}", "template.variables.a.x is not a field")]
    [InlineData("template", "{\"name\":\"n\",\"language\":\"en\",\"colour\":1}", "template.colour is not a field")]
    [InlineData("not_before", "\"2026-05-13\"", "not_before is not a UTC time")]
    [InlineData("not_before", "\"2026-05-13T00:00:00+02:00\"", "not_before is not a UTC time")]
    [InlineData("not_before", "\"2026-05-20T00:00:00Z\"", "not_before lies more than 7 days ahead")]
    [InlineData("expires_at", "\"2026-05-12T00:00:00Z\"", "expires_at is not after not_before")]
    [InlineData("consent", "true", "consent is true or false; give an object")]
    [InlineData("consent", "{\"status\":\"maybe\"}", "consent.status is neither granted nor denied")]
    [InlineData("consent", "{}", "consent.status is missing")]
    [InlineData("metadata", "{\"a\":1}", "metadata.a is a number; give a string")]
    [InlineData("priority", "1", "priority is not a field of the contract")]
    public void Read_OneFieldWrong_NamesFieldProblemAndRemedy(string field, string? json, string expected)
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        if (json is null)
            body.Remove(field);
        else
            body[field] = JsonNode.Parse(json);

        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read(body.ToJsonString(), Now));

        Assert.Contains(invalid.Problems, problem => problem.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"version\":1,\"version\":1}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}")]
    public void Read_NotAnObject_SaysSoOfTheBody(string body)
    {
        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read(body, Now));

        Assert.Equal("body", Assert.Single(invalid.Problems).Path);
    }

    [Fact]
    public void Read_SeveralProblems_NamesThemAll()
    {
        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read("{}", Now));

        Assert.Equal(["version", "template", "channel", "request_id", "company_id", "project_id", "recipient"], invalid.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Read_HugeVariable_IsRefusedByItsSizeWithoutRepeatingIt()
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        body["template"]!["variables"]!["name"] = new string('x', 400 * 1024);

        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read(body.ToJsonString(), Now));

        Assert.StartsWith("body has 41", Assert.Single(invalid.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyUnknownFields_StaysShort()
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        for (var i = 0; i < 1000; i++)
            body[$"x{i}"] = 1;

        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read(body.ToJsonString(), Now));

        Assert.Equal(20, invalid.Problems.Count);
    }

    [Fact]
    public void Read_PersonalDataAsAFieldName_IsNotRepeated()
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        body["dana@example.test"] = 1;

        var invalid = Assert.IsType<ReadResult.Invalid>(RequestReader.Read(body.ToJsonString(), Now));

        Assert.DoesNotContain("dana", invalid.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Canonical_SameRequestInAnotherOrder_HasTheSameHash()
    {
        var shuffled = """
            { "metadata":{"order":"42"}, "consent":{"at":"2026-01-01T00:00:00.000Z","source":"form","status":"granted"},
              "expires_at":"2026-05-14T00:00:00.500Z", "not_before":"2026-05-13T00:00:00Z", "recipient":"+15555550123", "channel":"whatsapp",
              "template":{"variables":{"price":{"amount_thousandths":1500,"currency":"USD","text":"$1.50"},"name":"\u0044ana"},"language":"en_US","name":"visit_reminder"},
              "project_id":"pr-001", "company_id":"ci-001", "request_id":"r-1", "version":1 }
            """;

        Assert.Equal(HashOf(Good), HashOf(shuffled));
    }

    [Theory]
    [InlineData("recipient", "\"+15555550124\"")]
    [InlineData("company_id", "\"ci-002\"")]
    [InlineData("expires_at", "\"2026-05-15T00:00:00Z\"")]
    [InlineData("metadata", "{\"order\":\"43\"}")]
    [InlineData("consent", "{\"status\":\"denied\"}")]
    [InlineData("template", "{\"name\":\"visit_reminder\",\"language\":\"en_US\",\"variables\":{\"name\":\"Dan\",\"a\":\"a\"}}")]
    public void Canonical_OtherContent_HasAnotherHash(string field, string json)
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        body[field] = JsonNode.Parse(json);

        Assert.NotEqual(HashOf(Good), HashOf(body.ToJsonString()));
    }

    [Fact]
    public void Canonical_Json_ReadsAsTheSameRequest()
    {
        var request = Assert.IsType<ReadResult.Valid>(RequestReader.Read(Good, Now)).Request;
        var (json, hash) = CanonicalRequest.Write(request);

        Assert.Equal(hash, HashOf(json));
    }

    private static string HashOf(string body) => CanonicalRequest.Write(Assert.IsType<ReadResult.Valid>(RequestReader.Read(body, Now)).Request).Hash;
}
