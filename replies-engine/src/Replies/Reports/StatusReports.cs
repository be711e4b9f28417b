using Engines.Channels;
using Engines.Conversations;
using Replies.Inbound;
using Replies.Turns;

namespace Replies.Reports;

/// <summary>Puts every status report in its place: the echoed attempt id finds the message, and the list of transitions decides.</summary>
/// <param name="messages">Outbound messages.</param>
/// <param name="heads">What people want.</param>
/// <param name="turns">Who answers.</param>
/// <param name="health">Company data.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusReports(OutboundStore messages, HeadStore heads, TurnStore turns, HealthReports health, TimeProvider time)
{
    /// <summary>Applies a report.</summary>
    /// <returns>False if no message of ours has the attempt.</returns>
    public async Task<bool> ApplyAsync(InboundEvent.StatusReport report, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        if (!AttemptId.TryParse(report.AttemptText, out var attempt))
            return false;

        var at = report.At ?? arrivedAt;
        var evidence = new Evidence(report.Status, at)
        {
            ProviderMessageId = report.ProviderMessageId,
            Reason = report.Code is { } code ? $"{report.Provider.ToName()}:{code}" : null,
            Pricing = report.Pricing,
            Companies = [.. projects.Select(company => company.CompanyId).Distinct(StringComparer.Ordinal)],
        };
        if (await messages.ResolveAsync(attempt, evidence, cancellationToken).ConfigureAwait(false) is StepResult.Missing)
            return false;

        var failure = report.Status == OutboundStatus.Failed ? ProviderCodes.Classify(report.Provider, report.Code).Class : FailureClass.Unclassified;
        var isAnswerFailed = report.Status == OutboundStatus.Failed && Answer.IsId(attempt.RequestId);
        if (isAnswerFailed || report.IsComplaint || failure is FailureClass.OptedOut or FailureClass.MarketingOptedOut or FailureClass.TemplateStopped or FailureClass.AccountStopped)
            await LearnAsync(attempt, report, failure, at, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task LearnAsync(AttemptId attempt, InboundEvent.StatusReport report, FailureClass failure, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await messages.ReadAsync(attempt.Conversation, attempt.RequestId, cancellationToken).ConfigureAwait(false) is not { } message)
            return;

        var place = new ConversationPlace(attempt.Conversation, message.CompanyId, message.ProjectId, message.Channel);
        var when = at < time.GetUtcNow() ? at : time.GetUtcNow();
        var detail = $"{report.Provider.ToName()} reported {report.Code}";
        if (message.Status == OutboundStatus.Failed && Answer.IsId(attempt.RequestId))
        {
            // The provider took the answer and could not deliver it: the person still waits, and only people can help.
            await turns.HandOffAsync(attempt.Conversation, message.Reason ?? Reasons.ReportedFailed, attempt.RequestId, cancellationToken).ConfigureAwait(false);
        }

        if (report.IsComplaint || failure == FailureClass.OptedOut)
            await heads.OptOutAsync(place, marketingOnly: false, when, cancellationToken).ConfigureAwait(false);
        else if (failure == FailureClass.MarketingOptedOut)
            await heads.OptOutAsync(place, marketingOnly: true, when, cancellationToken).ConfigureAwait(false);
        else if (failure == FailureClass.AccountStopped)
            await health.StopSenderAsync(place, detail, when, cancellationToken).ConfigureAwait(false);
        else if (failure == FailureClass.TemplateStopped && message.Template is { } template)
            await health.StopTemplateAsync(place, template, detail, when, cancellationToken).ConfigureAwait(false);
    }
}
