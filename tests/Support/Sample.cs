using Engines.Conversations;

namespace Engines.Tests.Support;

/// <summary>Well-formed things to start from; a test changes what it is about.</summary>
public static class Sample
{
    public const string CompanyId = "ci-001";
    public const string ProjectId = "pr-001";
    public const string CompanyNumber = "+15555550100";
    public const string PersonNumber = "+15555550123";

    public static ChannelSender Sender(ProviderKind provider = ProviderKind.Meta) => new()
    {
        Channel = Channel.WhatsApp,
        Provider = provider,
        Address = CompanyNumber,
        ProviderSenderId = provider == ProviderKind.Meta ? "106540352242922" : null,
        AccountId = provider == ProviderKind.Twilio ? "AC00000000000000000000000000000001" : null,
        SecretReference = "secretsmanager:engines/test/whatsapp",
    };

    public static Template Template(UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice) => new()
    {
        Key = new(Channel.WhatsApp, "visit_reminder", "en_US"),
        ProviderId = "visit_reminder",
        Category = TemplateCategory.Utility,
        State = TemplateState.Approved,
        WhenUnconfirmed = policy,
        Parameters = [new() { Name = "name", Type = ParameterType.Text }, new() { Name = "date", Type = ParameterType.Text }],
    };

    public static OutboundRecord Record(string requestId = "request-1", string person = PersonNumber, UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice) => new()
    {
        Conversation = ConversationId.Of(Channel.WhatsApp, CompanyNumber, person),
        RequestId = requestId,
        RequestHash = "hash-1",
        RequestJson = "{}",
        CompanyId = CompanyId,
        ProjectId = ProjectId,
        Channel = Channel.WhatsApp,
        Provider = ProviderKind.Meta,
        Template = "visit_reminder",
        WhenUnconfirmed = policy,
    };

    public static Outbound Outbound(string requestId = "request-1", string person = PersonNumber, UnconfirmedPolicy policy = UnconfirmedPolicy.NeverTwice) => new()
    {
        Record = Record(requestId, person, policy),
        Sender = Sender(),
        Recipient = person,
        Content = new MessageContent.FromTemplate(Template(policy), [new("Dana"), new("12 May")]),
        Consent = ConsentStatement.Granted,
    };
}
