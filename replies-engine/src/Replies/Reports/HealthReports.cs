using Engines.Conversations;
using Replies.Inbound;
using Replies.Intake;

namespace Replies.Reports;

/// <summary>Writes what providers say about templates, numbers and accounts into company data, so that sending stops at once and says why.</summary>
/// <param name="store">Company data.</param>
internal sealed class HealthReports(CompanyHealthStore store)
{
    /// <summary>Applies a template's new state to every project that uses the template.</summary>
    public async Task ApplyAsync(InboundEvent.TemplateHealth report, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        if (report.State is not { } state)
            return;
        foreach (var company in projects)
        {
            foreach (var template in company.Templates.Values.Where(template => IsMeant(template, report)))
                await store.SetTemplateStateAsync(company.CompanyId, company.ProjectId, template.Key, state, report.Detail, report.At ?? arrivedAt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops or releases every sender that the report is about.</summary>
    public async Task ApplyAsync(InboundEvent.SenderHealth report, IReadOnlyList<Company> projects, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        if (report.IsStopped is not { } isStopped)
            return;
        foreach (var (company, sender) in Routing.SendersOf(report.Route!, Channel.WhatsApp, projects))
            await store.SetSenderStoppedAsync(company.CompanyId, company.ProjectId, sender.Channel, isStopped, report.Detail, report.At ?? arrivedAt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the sender of one project.</summary>
    public Task StopSenderAsync(ConversationPlace place, string detail, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.SetSenderStoppedAsync(place.CompanyId, place.ProjectId, place.Channel, isStopped: true, detail, at, cancellationToken);

    /// <summary>Stops one template of one project, named as in its message: name and language.</summary>
    public Task StopTemplateAsync(ConversationPlace place, string template, string detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var split = template.LastIndexOf('/');
        var key = new TemplateKey(place.Channel, template[..split], template[(split + 1)..]);
        return store.SetTemplateStateAsync(place.CompanyId, place.ProjectId, key, TemplateState.Paused, detail, at, cancellationToken);
    }

    private static bool IsMeant(Template template, InboundEvent.TemplateHealth report) =>
        template.Key.Channel == Channel.WhatsApp
        && template.ProviderId == report.TemplateName
        && (report.Language is null || report.Language == template.Key.Language);
}
