using System.Text;
using System.Text.Json;
using Engines.Conversations;
using Engines.Local.Cloud;
using Engines.Local.Functions;
using Engines.Local.Queues;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>The samples of the replies engine's events folder are handed to its function one by one, as <c>sam local invoke</c> does.</summary>
[Collection(EndToEndTests.Name)]
public sealed class When_sample_events_arrive(PublishedSender sender, PublishedReplies replies, ITestOutputHelper output)
{
    private const string Topics = "arn:aws:sns:us-east-1:123456789012:engines-dev-";
    private const string Meta = """{"access_token":"sample","app_secret":"test_app_secret"}""";
    private const string Twilio = """{"auth_token":"test_auth_token_000000000000000001"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["SES_TOPIC_ARN"] = Topics + "ses",
        ["SOCIAL_TOPIC_ARN"] = Topics + "social",
        ["SMS_TOPIC_ARN"] = Topics + "sms",
        ["SECRET_ENGINES_DEV_ACME_CLINIC_META"] = Meta,
        ["SECRET_ENGINES_DEV_SECRETS_BOLT_BIKES_TWILIO"] = Twilio,
    };

    private static readonly (Channel Channel, string Company, string Person, int Replies)[] Written =
    [
        (Channel.WhatsApp, "+15555550100", "+15555550123", 6),
        (Channel.WhatsApp, "+15555550110", "+15555550123", 1),
        (Channel.Sms, "+15555550111", "+15555550124", 2),
        (Channel.Email, "hello@cedar.example.test", "dana@example.test", 1),
    ];

    [Fact]
    public async Task Should_take_in_every_one_and_leave_nothing_failed()
    {
        await using var ai = await RepliesClouds.StartAiAsync("Thank you.");
        await using var cloud = await StartAsync(ai.BaseAddress);
        var lines = new FunctionLines();
        var settings = new FunctionSettings("replies", replies.Assembly) { Environment = cloud.Replies!.Environment };
        await using var api = await RuntimeApi.StartAsync(settings, Ids.Next, TimeProvider.System, CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        await using var process = FunctionProcess.Start(settings, api.Endpoint, "e2e/[$LATEST]samples", lines.Add, TimeProvider.System);
        await IsFinishedAsync(api, "an empty batch", """{"Records":[]}"""u8.ToArray());
        Figures.Write("cold start of the published replies engine", $"{TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:F0} ms", output);

        var files = Directory.EnumerateFiles(Repository.PathOf("replies-engine/events"), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
            await IsFinishedAsync(api, file, await File.ReadAllBytesAsync(file));

        Assert.Equal("", string.Join('\n', cloud.Replies.ExtraQueues.Append(cloud.Replies.DeadLetters).SelectMany(Reasons)));
        foreach (var (channel, company, person, count) in Written)
        {
            var recorded = await cloud.Replies().ListAsync(ConversationId.Of(channel, company, person), 10, CancellationToken.None);
            Assert.Equal((company, count), (company, recorded.Count));
        }

        var clinic = await new CompanyStore(new DynamoTable(cloud.Dynamo, cloud.Replies.Environment["COMPANIES_TABLE"]), CompanyReader.Read, TimeProvider.System)
            .FindAsync("acme-clinic", "reminders", CancellationToken.None);
        Assert.Equal(TemplateState.Paused, clinic!.Templates[new TemplateKey(Channel.WhatsApp, "visit_reminder", "en_US")].State);
        lines.Check(["15555550", "dana@", "Dana", "hour later"]);
    }

    private Task<LocalCloud> StartAsync(Uri ai) => LocalCloud.StartAsync(
        new()
        {
            Root = Repository.Root,
            SenderAssembly = sender.Assembly,
            Processes = 1,
            Replies = new(replies.Assembly) { AiEndpoint = ai, Environment = Environment },
        },
        CancellationToken.None);

    private static async Task IsFinishedAsync(RuntimeApi api, string what, ReadOnlyMemory<byte> batch)
    {
        var outcome = await api.InvokeAsync(batch, Patience, CancellationToken.None);
        var answered = outcome as InvocationOutcome.Answered;
        Assert.True(answered is not null, $"{what}: {outcome}");
        using var answer = JsonDocument.Parse(answered.Payload);
        Assert.True(answer.RootElement.GetProperty("batchItemFailures").GetArrayLength() == 0, $"{what}: {Encoding.UTF8.GetString(answered.Payload.Span)}");
    }

    private static IEnumerable<string> Reasons(LocalQueue queue) => queue.Peek(100)
        .Select(letter => $"{letter.Message.Attributes["reason"].StringValue}: {letter.Message.Attributes["detail"].StringValue}: {letter.Message.Body}");
}
