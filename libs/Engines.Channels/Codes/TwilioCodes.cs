using System.Collections.Immutable;
using static Engines.Channels.CodeAnswer;
using static Engines.Conversations.FailureClass;

namespace Engines.Channels;

/// <summary>
/// Twilio's codes (twilio.com/docs/errors, and twilio.com/docs/whatsapp/api/error-code-mapping for 63xxx).
/// Those from 30000 to 30999, and 63016, arrive only in status callbacks.
/// </summary>
internal static class TwilioCodes
{
    public static ImmutableArray<KnownCode> All { get; } =
    [
        // Credentials, senders and set-up: someone must act.
        new(11200, NotAccepted, Configuration),
        new(20003, NotAccepted, Configuration),
        new(20404, NotAccepted, Configuration),
        new(21606, NotAccepted, Configuration),
        new(21608, NotAccepted, Configuration),
        new(30034, NotAccepted, Configuration),
        new(63001, NotAccepted, Configuration),
        new(63007, NotAccepted, Configuration),
        new(63020, NotAccepted, Configuration),
        new(63022, NotAccepted, Configuration),

        // A region that the account does not serve, which is a decision rather than an omission.
        new(21408, Refused, Configuration),

        // Too much at once.
        new(20429, Throttled, Rate),
        new(30001, Throttled, Rate),
        new(63018, Throttled, Rate),

        // Says only that something went wrong: the message may have been created.
        new(20500, Unknown, Unavailable),

        // The way to the person was down until the message ran out.
        new(30008, Refused, Unavailable),
        new(30036, Refused, Unavailable),

        // This person.
        new(21211, Refused, Recipient),
        new(21614, Refused, Recipient),
        new(30003, Refused, Recipient),
        new(30005, Refused, Recipient),
        new(30006, Refused, Recipient),
        new(63003, Refused, Recipient),
        new(63024, Refused, Recipient),
        new(63036, Refused, Recipient),
        new(21610, Refused, OptedOut),
        new(63016, Refused, OutsideWindow),

        // A rule forbids it.
        new(30004, Refused, Policy),
        new(30007, Refused, Policy),
        new(30450, Refused, Policy),
        new(30610, Refused, Policy),
        new(30640, Refused, Policy),
        new(63013, Refused, Policy),
        new(63032, Refused, Policy),
        new(63049, Refused, Policy),

        // This template, or its variables.
        new(21655, Refused, Template),
        new(21656, Refused, Template),
        new(63027, Refused, Template),
        new(63028, Refused, Template),
        new(63029, Refused, Template),
        new(63040, Refused, TemplateStopped),
        new(63041, Refused, TemplateStopped),
        new(63042, Refused, TemplateStopped),

        // Our own defect.
        new(21602, Refused, Malformed),
        new(21603, Refused, Malformed),
        new(21604, Refused, Malformed),
        new(21609, Refused, Malformed),
        new(21617, Refused, Malformed),
        new(63005, Refused, Malformed),
        new(63021, Refused, Malformed),
        new(63030, Refused, Malformed),
    ];
}
