using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using Replies.Decisions;
using Replies.Decisions.Ai;
using Replies.Inbound;

namespace Engines.Tests.Unit.Replies.Decisions;

/// <summary>Turns to decide about.</summary>
internal static class Turns
{
    public static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);

    private static readonly Lazy<IReadOnlyList<Company>> Companies = new(() =>
        [.. CompanySeed.Read(Repository.PathOf("shared-infra/schema/examples/companies.json")).Select(CompanyReader.Read)]);

    public static Company Clinic => Companies.Value[0];

    public static Company Bikes => Companies.Value[1];

    public static Company Books => Companies.Value[2];

    public static TurnFacts Of(Company company, Channel channel, params PendingReply[] pending) => new()
    {
        Conversation = ConversationId.Of(channel, "+15555550100", "+15555550123"),
        Company = company,
        Channel = channel,
        Pending = pending,
        History = [],
        WindowUntil = channel == Channel.WhatsApp ? Now.AddHours(24) : null,
        Now = Now,
    };

    public static TurnFacts Of(ReplyPolicy? policy, params PendingReply[] pending) => Of(Clinic with { Replies = policy }, Channel.WhatsApp, pending);

    public static PendingReply Text(string text, Wish wish = Wish.None) => Reply(new() { Kind = InboundKind.Text, Text = text }, wish);

    public static PendingReply Button(string title, string payload) => Reply(new() { Kind = InboundKind.Button, Text = title, Payload = payload });

    public static PendingReply Photo(string? caption = null) =>
        Reply(new() { Kind = InboundKind.Media, Text = caption, Media = [new("image/jpeg") { Id = "1234567890" }] });

    public static PendingReply Thumb() => Reply(new() { Kind = InboundKind.Reaction, Emoji = "👍" });

    public static PendingReply Reply(InboundContent content, Wish wish = Wish.None) => new("wamid.0001", Now.AddMinutes(-1), content, wish);

    /// <summary>A decider whose AI must not be asked.</summary>
    public static Decider WithoutAi() => With(new FixedWriter(null));

    public static Decider With(IAnswerWriter writer, string secret = """{"api_key":"sk-test"}""") => new(writer, new CachedSecrets(new FixedSecret(secret), TimeProvider.System));

    public static Task<Decision> DecideAsync(TurnFacts facts) => WithoutAi().DecideAsync(facts, CancellationToken.None);

    public static ReplyPolicy Policy(params ReplyRule[] rules) => new() { Rules = rules };

    public static ReplyRule Rule(string name, RuleCondition when, TurnEnding ending = TurnEnding.Open) => new(name, when, new(name, null, ending));

    public static Decision Says(string text, TurnEnding ending, string by) => new Decision.Answer(new AnswerContent.Text(text), ending, by);
}

/// <summary>Gives one result and counts how often it was asked for; without one, being asked is a failure.</summary>
internal sealed class FixedWriter(WriterResult? result) : IAnswerWriter
{
    public int Asked { get; private set; }

    public TurnFacts? Facts { get; private set; }

    public Task<WriterResult> WriteAsync(TurnFacts facts, AiPolicy policy, string apiKey, CancellationToken cancellationToken)
    {
        Asked++;
        Facts = facts;
        return Task.FromResult(result ?? throw new InvalidOperationException("The AI was asked."));
    }
}

/// <summary>One secret under every name.</summary>
internal sealed class FixedSecret(string value) : ISecretSource
{
    public int Asked { get; private set; }

    public Task<string> GetAsync(string reference, CancellationToken cancellationToken)
    {
        Asked++;
        return value.Length > 0 ? Task.FromResult(value) : throw new SecretUnavailableException(reference, "it is not there");
    }
}
