using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>What Meta says about templates (fixtures of david-lev/pywa).</summary>
internal static class MetaTemplateNews
{
    private const int DetailLengthMax = 256;

    public static InboundEvent Read(MetaChange change, string field)
    {
        var value = change.Value;
        if (value.Member("message_template_name").Text() is not { } name)
            return new InboundEvent.Nothing("template_incomplete") { Route = change.AccountRoute };

        var happened = value.Member("event").Text();
        return new InboundEvent.TemplateHealth
        {
            Route = change.AccountRoute,
            TemplateName = name,
            Language = value.Member("message_template_language").Text(),
            State = field == "message_template_status_update" ? ToState(happened) : null,
            Detail = Words.Cut(Detail(value, field, happened), DetailLengthMax),
            At = change.At,
        };
    }

    private static TemplateState? ToState(string? happened) => happened switch
    {
        // The last two are general knowledge: a template that may be sent again after a ban or a pause.
        "APPROVED" or "REINSTATED" or "UNPAUSED" => TemplateState.Approved,
        "REJECTED" => TemplateState.Rejected,
        "PAUSED" => TemplateState.Paused,
        "DISABLED" or "PENDING_DELETION" => TemplateState.Disabled,
        "PENDING" or "IN_APPEAL" => TemplateState.Pending,
        _ => null,
    };

    private static string Detail(JsonElement value, string field, string? happened) => field switch
    {
        "message_template_quality_update" => $"quality {Word(value, "previous_quality_score")} to {Word(value, "new_quality_score")}",
        "template_category_update" => $"category {Word(value, "previous_category")} to {Word(value, "new_category")}",
        _ when value.Member("reason").Text() is { } reason && reason != "NONE" => $"{happened}: {reason}",
        _ => happened ?? "-",
    };

    private static string Word(JsonElement value, string name) => value.Member(name).Text() ?? "-";
}
