using System.Text.Json;

namespace Replies.Inbound;

/// <summary>What Meta says about an account and its numbers (fixtures of david-lev/pywa).</summary>
internal static class MetaAccountNews
{
    private const int DetailLengthMax = 256;

    public static InboundEvent Read(MetaChange change, string field) => new InboundEvent.SenderHealth
    {
        Route = change.AccountRoute,
        IsStopped = field == "account_update" ? IsStopped(change.Value) : null,
        Detail = Words.Cut(Detail(change.Value, field), DetailLengthMax),
        At = change.At,
    };

    private static bool? IsStopped(JsonElement value) => value.Member("event").Text() switch
    {
        "ACCOUNT_RESTRICTION" when IsLifted(value) => false,
        "DISABLED_UPDATE" when IsReinstated(value) => false,
        "ACCOUNT_RESTRICTION" or "ACCOUNT_VIOLATION" or "ACCOUNT_DELETED" or "DISABLED_UPDATE" => true,
        "REINSTATED" or "ACCOUNT_REINSTATED" => false,
        _ => null,
    };

    // No specification that was read shows a release. These forms are general knowledge: an empty list of restrictions, and the state of a ban.
    private static bool IsLifted(JsonElement value) =>
        value.Member("restriction_info") is var restrictions && restrictions.IsList() && restrictions.GetArrayLength() == 0;

    private static bool IsReinstated(JsonElement value) => State(value) == "REINSTATE";

    private static string? State(JsonElement value)
    {
        var state = value.Member("ban_info").Member("waba_ban_state");
        return state.Text() ?? state.First().Text();
    }

    private static string Detail(JsonElement value, string field)
    {
        string?[] words = field switch
        {
            "account_alerts" => [Word(value, "alert_type"), Word(value, "alert_status"), Word(value, "alert_severity")],
            "business_capability_update" => [Number(value, "max_daily_conversation_per_phone"), Number(value, "max_daily_conversations_per_business")],
            "phone_number_quality_update" => [Word(value, "event"), Word(value, "current_limit")],
            _ => [Word(value, "event"), .. Restrictions(value), Word(value.Member("violation_info"), "violation_type"), State(value)],
        };
        return string.Join(' ', words.Where(word => word is not null).Prepend(field));
    }

    private static IEnumerable<string?> Restrictions(JsonElement value) =>
        value.Member("restriction_info").Items().Select(one => Word(one, "restriction_type"));

    private static string? Word(JsonElement value, string name) => value.Member(name).Text() is { } word ? Words.Known(word, "-") : null;

    private static string? Number(JsonElement value, string name) => value.Member(name).IdText() is { } number ? $"{name}={Words.Known(number, "-")}" : null;
}
