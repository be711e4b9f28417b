using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Engines.Tests.Support;
using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

/// <summary>The sample events under <c>replies-engine/events</c>: what the function gets for each source.</summary>
public sealed class EventFileTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:engines-dev-";

    private static readonly InboundTopics Topics = new(Topic + "ses", Topic + "social", Topic + "sms");

    public static TheoryData<string, string> Files => new()
    {
        { "aws-sms", "Reply sms +15555550111 from +15555550124" },
        { "aws-social", "Reply meta 100000000000001 from +15555550123" },
        { "meta-burst", "Reply meta 100000000000001 from +15555550123" },
        { "meta-status", "StatusReport Delivered" },
        { "meta-template-paused", "TemplateHealth visit_reminder Paused" },
        { "meta-text", "Reply meta 100000000000001 from +15555550123" },
        { "normalised-reply", "Reply email hello@cedar.example.test from dana@example.test" },
        { "ses-bounce", "StatusReport Failed" },
        { "ses-delivery", "StatusReport Delivered" },
        { "twilio-sms-stop", "Reply twilio-account AC00000000000000000000000000000001 from +15555550124" },
        { "twilio-status", "StatusReport Failed" },
        { "twilio-whatsapp", "Reply twilio-account AC00000000000000000000000000000001 from +15555550123" },
    };

    [Theory, MemberData(nameof(Files))]
    [SuppressMessage("Security", "CA5351", Justification = "SQS's checksum is MD5.")]
    public void File_IsOneMessageThatIsReadAndProved(string name, string expected)
    {
        var record = JsonNode.Parse(File.ReadAllText(Repository.PathOf($"replies-engine/events/{name}.json")))!["Records"]!.AsArray().Single()!;
        var body = (string)record["body"]!;
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body))), (string)record["md5OfBody"]!);

        var attributes = record["messageAttributes"]!.AsObject().ToDictionary(one => one.Key, one => (string)one.Value!["stringValue"]!);
        var message = Assert.IsType<EnvelopeResult.Read>(EnvelopeReader.Read(body, attributes, Topics)).Message;
        Assert.All(Webhooks.Events(message), one => Assert.Equal(expected, Describe(one)));
        Assert.Equal(name == "meta-burst" ? 4 : 1, Webhooks.Events(message).Count);
        Assert.True(IsProved(message));
        Assert.False(message.Signature is not null && IsProved(message with { Body = message.Body + " " }));
    }

    [Fact]
    public void Files_AreAllTested()
    {
        var names = Directory.EnumerateFiles(Repository.PathOf("replies-engine/events"), "*.json").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Files.Select(row => ((object?[])row)[0] as string).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static string Describe(InboundEvent one)
    {
        if (one is InboundEvent.StatusReport report)
            Assert.True(AttemptId.TryParse(report.AttemptText, out _));
        return one switch
        {
            InboundEvent.Reply reply => $"Reply {reply.Route!.Kind} {reply.Route.Id} from {reply.Person}",
            InboundEvent.StatusReport status => $"StatusReport {status.Status}",
            InboundEvent.TemplateHealth news => $"TemplateHealth {news.TemplateName} {news.State}",
            _ => one.GetType().Name,
        };
    }

    private static bool IsProved(RawMessage message) => message.Source switch
    {
        InboundSource.Meta => MetaSignature.IsValid(message.Body, message.Signature, ["test_app_secret"]),
        InboundSource.Twilio => TwilioSignature.IsValid(message, TwilioUrls.Candidates(message, null, null), ["test_auth_token_000000000000000001"]),
        _ => message.Signature is null,
    };
}
