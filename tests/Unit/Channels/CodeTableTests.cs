using Engines.Channels;
using Microsoft.Extensions.Time.Testing;
using Engines.Conversations;
using Engines.Local.Providers;
using static Engines.Conversations.FailureClass;

namespace Engines.Tests.Unit.Channels;

/// <summary>Every code, answered by a stub over a real connection: the request id of each message says which code it wants.</summary>
public sealed class CodeTableTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly HttpClient client;

    public CodeTableTests() => client = ProviderHttp.CreateClient(clock);

    /// <summary>Provider, outcome, class and codes; written down a second time on purpose, so that a slip in the table shows.</summary>
    private static readonly (ProviderKind Provider, string Outcome, FailureClass Class, string Codes)[] Expected =
    [
        (ProviderKind.Meta, "NotAccepted", Configuration, "0 3 10 190 131005 131030 131037 131045 131063 133016"),
        (ProviderKind.Meta, "NotAccepted", Configuration, string.Join(' ', Enumerable.Range(200, 100))),
        (ProviderKind.Meta, "NotAccepted", AccountStopped, "368 131031 131042 131048 131064"),
        (ProviderKind.Meta, "NotAccepted", Unavailable, "131016 131057"),
        (ProviderKind.Meta, "Throttled", Rate, "4 80007 130429"),
        (ProviderKind.Meta, "Throttled", PairRate, "131056"),
        (ProviderKind.Meta, "Unknown", Unavailable, "1 2 131000 135000"),
        (ProviderKind.Meta, "Refused", Recipient, "131021 131026 131062 137000"),
        (ProviderKind.Meta, "Refused", OutsideWindow, "131047"),
        (ProviderKind.Meta, "Refused", MarketingOptedOut, "131050"),
        (ProviderKind.Meta, "Refused", Policy, "130472 130497 131049"),
        (ProviderKind.Meta, "Refused", FailureClass.Template, "131052 131053 132000 132001 132005 132007 132008 132012 132068 132069"),
        (ProviderKind.Meta, "Refused", TemplateStopped, "132015 132016"),
        (ProviderKind.Meta, "Refused", Malformed, "131008 131009 131051"),
        (ProviderKind.Twilio, "NotAccepted", Configuration, "11200 20003 20404 21606 21608 30034 63001 63007 63020 63022"),
        (ProviderKind.Twilio, "Refused", Configuration, "21408"),
        (ProviderKind.Twilio, "Throttled", Rate, "20429 30001 63018"),
        (ProviderKind.Twilio, "Unknown", Unavailable, "20500"),
        (ProviderKind.Twilio, "Refused", Unavailable, "30008 30036"),
        (ProviderKind.Twilio, "Refused", Recipient, "21211 21614 30003 30005 30006 63003 63024 63036"),
        (ProviderKind.Twilio, "Refused", OptedOut, "21610"),
        (ProviderKind.Twilio, "Refused", OutsideWindow, "63016"),
        (ProviderKind.Twilio, "Refused", Policy, "30004 30007 30450 30610 30640 63013 63032 63049"),
        (ProviderKind.Twilio, "Refused", FailureClass.Template, "21655 21656 63027 63028 63029"),
        (ProviderKind.Twilio, "Refused", TemplateStopped, "63040 63041 63042"),
        (ProviderKind.Twilio, "Refused", Malformed, "21602 21603 21604 21609 21617 63005 63021 63030"),
        (ProviderKind.Ses, "NotAccepted", Configuration, "MailFromDomainNotVerifiedException NotFoundException AccessDeniedException"),
        (ProviderKind.Ses, "NotAccepted", Configuration, "ExpiredTokenException InvalidSignatureException MissingAuthenticationTokenException"),
        (ProviderKind.Ses, "NotAccepted", Configuration, "UnrecognizedClientException"),
        (ProviderKind.Ses, "NotAccepted", AccountStopped, "AccountSuspendedException SendingPausedException"),
        (ProviderKind.Ses, "Throttled", Rate, "LimitExceededException TooManyRequestsException ThrottlingException"),
        (ProviderKind.Ses, "Refused", Policy, "MessageRejected"),
        (ProviderKind.Ses, "Refused", Malformed, "BadRequestException"),
    ];

    public static TheoryData<ProviderKind, string, string, FailureClass> EveryCode
    {
        get
        {
            var data = new TheoryData<ProviderKind, string, string, FailureClass>();
            foreach (var (provider, outcome, failure, codes) in Expected)
            {
                foreach (var code in codes.Split(' '))
                    data.Add(provider, code, outcome, failure);
            }

            return data;
        }
    }

    public void Dispose() => client.Dispose();

    [Theory]
    [MemberData(nameof(EveryCode))]
    public async Task Send_EveryListedCode_HasItsOutcomeAndClass(ProviderKind kind, string code, string outcome, FailureClass failure)
    {
        var ledger = new ProviderLedger(clock);
        await using var stub = await StubProvider.StartAsync(kind, new() { Faults = new(Refusing) }, ledger, clock, CancellationToken.None);
        var provider = new Providers(client, clock).Of(kind, stub.BaseAddress);

        var actual = await provider.SendAsync(Samples.For(kind, code), CancellationToken.None);

        Assert.Equal(outcome, actual.GetType().Name);
        Assert.Equal(new ProviderError(kind, code, failure), ErrorOf(actual));
        Assert.Equal(code, Assert.Single(ledger.Entries).Code);
    }

    [Theory]
    [InlineData(ProviderKind.Meta)]
    [InlineData(ProviderKind.Twilio)]
    [InlineData(ProviderKind.Ses)]
    public void All_EveryCodeOfATable_IsExpectedHere(ProviderKind kind)
    {
        var expected = Expected.Where(row => row.Provider == kind).SelectMany(row => row.Codes.Split(' '));

        Assert.Equal(expected.Order(StringComparer.Ordinal), ProviderCodes.All(kind).Select(row => row.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Classify_UnlistedCode_IsRefusedAndUnclassified()
    {
        Assert.Equal(new CodeMeaning(CodeAnswer.Refused, Unclassified), ProviderCodes.Classify(ProviderKind.Twilio, "99999"));
        Assert.False(ProviderCodes.TryClassify(ProviderKind.Meta, null, out _));
    }

    internal static ProviderError? ErrorOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused refused => refused.Error,
        SendOutcome.Throttled throttled => throttled.Error,
        SendOutcome.NotAccepted notAccepted => notAccepted.Error,
        SendOutcome.Unknown unknown => unknown.Error,
        _ => null,
    };

    private static Fault.RefuseWith Refusing(StubCall call) =>
        new(AttemptId.TryParse(call.AttemptText, out var attempt) ? attempt.RequestId : "no attempt");
}
