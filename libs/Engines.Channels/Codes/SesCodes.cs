using System.Collections.Immutable;
using static Engines.Channels.CodeAnswer;
using static Engines.Conversations.FailureClass;

namespace Engines.Channels;

/// <summary>
/// The errors of SES v2's SendEmail (botocore, sesv2/2019-09-27), and those that every AWS service answers before it looks at a request.
/// </summary>
internal static class SesCodes
{
    public static ImmutableArray<KnownCode> All { get; } =
    [
        // A domain, template, configuration set or tenant is missing: nothing was taken, and someone must act.
        new("MailFromDomainNotVerifiedException", NotAccepted, Configuration),
        new("NotFoundException", NotAccepted, Configuration),

        // The account or its sending was stopped.
        new("AccountSuspendedException", NotAccepted, AccountStopped),
        new("SendingPausedException", NotAccepted, AccountStopped),

        // Too much at once, or for today.
        new("LimitExceededException", Throttled, Rate),
        new("TooManyRequestsException", Throttled, Rate),

        // This message.
        new("MessageRejected", Refused, Policy),
        new("BadRequestException", Refused, Malformed),

        // Answered in front of the service.
        new("AccessDeniedException", NotAccepted, Configuration),
        new("ExpiredTokenException", NotAccepted, Configuration),
        new("InvalidSignatureException", NotAccepted, Configuration),
        new("MissingAuthenticationTokenException", NotAccepted, Configuration),
        new("UnrecognizedClientException", NotAccepted, Configuration),
        new("ThrottlingException", Throttled, Rate),
    ];
}
