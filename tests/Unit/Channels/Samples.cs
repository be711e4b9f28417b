using System.Text;
using System.Text.Json.Nodes;
using Engines.Channels;
using Engines.Conversations;

namespace Engines.Tests.Unit.Channels;

/// <summary>Senders, templates and messages with the values of the fact sheet.</summary>
internal static class Samples
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string ContentSid = "HX0123456789abcdef0123456789abcdef";
    public const string Person = "+15555550123";
    public const string Mail = "dana@example.test";
    public const string SecretName = "secretsmanager:acme/provider";

    public static DateTimeOffset Now { get; } = new(2026, 8, 24, 5, 1, 45, TimeSpan.Zero);

    public static ChannelSender Meta { get; } = new()
    {
        Channel = Channel.WhatsApp,
        Provider = ProviderKind.Meta,
        Address = "+15555550100",
        ProviderSenderId = "106540352242922",
        SecretReference = SecretName,
    };

    public static ChannelSender Twilio { get; } = new()
    {
        Channel = Channel.WhatsApp,
        Provider = ProviderKind.Twilio,
        Address = "+15555550100",
        AccountId = Account,
        SecretReference = SecretName,
        StatusCallback = new("https://hooks.example.test/twilio/status"),
    };

    public static ChannelSender Ses { get; } = new()
    {
        Channel = Channel.Email,
        Provider = ProviderKind.Ses,
        Address = "hello@acme.example",
        DisplayName = "Acme",
        ReplyTo = "replies@acme.example",
        ConfigurationSet = "engine",
        TenantName = "ci-001",
    };

    public static AttemptId Attempt(string requestId = "r-1") =>
        AttemptId.Create(ConversationId.Of(Channel.WhatsApp, "+15555550100", Person), requestId, new byte[10]);

    public static OutboundMessage Message(ChannelSender sender, MessageContent content, string requestId = "r-1") => new()
    {
        Sender = sender,
        Recipient = sender.Channel == Channel.Email ? Mail : Person,
        Content = content,
        Attempt = Attempt(requestId),
    };

    public static OutboundMessage For(ProviderKind provider, string requestId = "r-1") => provider switch
    {
        ProviderKind.Meta => Message(Meta, Text("Yes"), requestId),
        ProviderKind.Twilio => Message(Twilio, Text("Yes"), requestId),
        _ => Message(Ses, Text("Yes"), requestId),
    };

    public static MessageContent Text(string body, string? inReplyTo = null, string? subject = null) =>
        new MessageContent.FreeText(body) { InReplyTo = inReplyTo, Subject = subject };

    public static Template Template(Channel channel, string? providerId, string? text, params TemplateParameter[] parameters) => new()
    {
        Key = new(channel, "visit_reminder", "en_US"),
        ProviderId = providerId,
        Text = text,
        Category = TemplateCategory.Utility,
        State = TemplateState.Approved,
        WhenUnconfirmed = UnconfirmedPolicy.NeverTwice,
        Parameters = parameters,
    };

    public static TemplateParameter Parameter(
        string name, ParameterType type = ParameterType.Text, ParameterPlace place = ParameterPlace.Body, int button = 0, bool isNamed = false) =>
        new() { Name = name, Type = type, Place = place, ButtonIndex = button, IsNamed = isNamed };

    public static MessageContent Filled(Template template, params string[] values) =>
        new MessageContent.FromTemplate(template, [.. values.Select(value => new VariableValue(value))]);

    /// <summary>Fails with both texts unless they are the same JSON.</summary>
    public static void SameJson(string expected, ReadOnlyMemory<byte> actual) => SameJson(expected, Encoding.UTF8.GetString(actual.Span));

    public static void SameJson(string expected, string actual)
    {
        var (left, right) = (JsonNode.Parse(expected), JsonNode.Parse(actual));
        Assert.True(JsonNode.DeepEquals(left, right), $"Expected {left?.ToJsonString()}\nbut got  {right?.ToJsonString()}");
    }
}

/// <summary>Secrets from a dictionary, counting how often they are asked for.</summary>
internal sealed class ListedSecrets : ISecretSource
{
    private int asked;

    public string Value { get; set; } = """{"auth_token":"twilio-token","access_token":"meta-token"}""";

    public Func<CancellationToken, Task>? Before { get; init; }

    public int Asked => Volatile.Read(ref asked);

    public async Task<string> GetAsync(string reference, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        if (Before is not null)
            await Before(cancellationToken);
        return reference == Samples.SecretName ? Value : throw new SecretUnavailableException(reference, "not listed");
    }
}

/// <summary>Every provider, pointed at one address.</summary>
internal sealed class Providers(HttpClient client, TimeProvider time, ISecretSource? secrets = null)
{
    private readonly CachedSecrets cache = new(secrets ?? new ListedSecrets(), time);

    public IMessageProvider Of(ProviderKind kind, Uri address) => kind switch
    {
        ProviderKind.Meta => new MetaProvider(client, cache, new() { BaseAddress = address }, time),
        ProviderKind.Twilio => new TwilioProvider(client, cache, new() { BaseAddress = address }, time),
        _ => new SesProvider(client, SignAsync, new() { BaseAddress = address }, time),
    };

    public static ValueTask SignAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260824/us-east-1/ses/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260824T050145Z");
        return ValueTask.CompletedTask;
    }
}
