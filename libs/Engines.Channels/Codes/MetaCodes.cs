using System.Collections.Immutable;
using static Engines.Channels.CodeAnswer;
using static Engines.Conversations.FailureClass;

namespace Engines.Channels;

/// <summary>
/// Meta's codes, as david-lev/pywa mirrors Meta's list (pywa/errors.py). Code 1 and 2 are the Graph API's "unknown" and "service" errors.
/// </summary>
internal static class MetaCodes
{
    public static ImmutableArray<KnownCode> All { get; } =
    [
        // Credentials, permissions and set-up: nothing was taken, and nothing is lost by trying again once someone has acted.
        new(0, NotAccepted, Configuration),
        new(3, NotAccepted, Configuration),
        new(10, NotAccepted, Configuration),
        new(190, NotAccepted, Configuration),
        .. Enumerable.Range(200, 100).Select(code => new KnownCode(code, NotAccepted, Configuration)),
        new(131005, NotAccepted, Configuration),
        new(131030, NotAccepted, Configuration),
        new(131037, NotAccepted, Configuration),
        new(131045, NotAccepted, Configuration),
        new(131063, NotAccepted, Configuration),
        new(133016, NotAccepted, Configuration),

        // The account or the number was stopped.
        new(368, NotAccepted, AccountStopped),
        new(131031, NotAccepted, AccountStopped),
        new(131042, NotAccepted, AccountStopped),
        new(131048, NotAccepted, AccountStopped),
        new(131064, NotAccepted, AccountStopped),

        // Too much at once.
        new(4, Throttled, Rate),
        new(80007, Throttled, Rate),
        new(130429, Throttled, Rate),
        new(131056, Throttled, PairRate),

        // Down, and says that it did nothing.
        new(131016, NotAccepted, Unavailable),
        new(131057, NotAccepted, Unavailable),

        // Says only that something went wrong: the message may have been taken.
        new(1, Unknown, Unavailable),
        new(2, Unknown, Unavailable),
        new(131000, Unknown, Unavailable),
        new(135000, Unknown, Unavailable),

        // This person.
        new(131021, Refused, Recipient),
        new(131026, Refused, Recipient),
        new(131062, Refused, Recipient),
        new(137000, Refused, Recipient),
        new(131047, Refused, OutsideWindow),
        new(131050, Refused, MarketingOptedOut),
        new(130472, Refused, Policy),
        new(130497, Refused, Policy),
        new(131049, Refused, Policy),

        // This template, or its variables.
        new(131052, Refused, Template),
        new(131053, Refused, Template),
        new(132000, Refused, Template),
        new(132001, Refused, Template),
        new(132005, Refused, Template),
        new(132007, Refused, Template),
        new(132008, Refused, Template),
        new(132012, Refused, Template),
        new(132068, Refused, Template),
        new(132069, Refused, Template),
        new(132015, Refused, TemplateStopped),
        new(132016, Refused, TemplateStopped),

        // Our own defect.
        new(131008, Refused, Malformed),
        new(131009, Refused, Malformed),
        new(131051, Refused, Malformed),
    ];
}
