namespace Engines.Conversations;

/// <summary>The names under which refusals are counted. Alarms and dashboards use them, so a name never changes meaning.</summary>
public static class RefusalMetrics
{
    /// <summary>The metric of what a provider refused, for good or for now, because of errors of this class.</summary>
    public static string NameOf(FailureClass failure) => failure switch
    {
        FailureClass.Recipient => "RefusedRecipient",
        FailureClass.OptedOut => "RefusedOptedOut",
        FailureClass.MarketingOptedOut => "RefusedMarketingOptedOut",
        FailureClass.Template => "RefusedTemplate",
        FailureClass.TemplateStopped => "RefusedTemplateStopped",
        FailureClass.OutsideWindow => "RefusedOutsideWindow",
        FailureClass.Configuration => "RefusedConfiguration",
        FailureClass.AccountStopped => "RefusedAccountStopped",
        FailureClass.Policy => "RefusedPolicy",
        FailureClass.Rate => "RefusedRate",
        FailureClass.PairRate => "RefusedPairRate",
        FailureClass.Unavailable => "RefusedUnavailable",
        FailureClass.Malformed => "RefusedMalformed",
        _ => "RefusedUnclassified",
    };
}
