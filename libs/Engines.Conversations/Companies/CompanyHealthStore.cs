using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Writes into CompanyDataTable what providers report about templates and senders, so that sending stops at once and says why.</summary>
/// <remarks>
/// Reports may be repeated and come in any order: each write is one conditional change of the one entry that the report is about, and an older
/// report never overwrites a newer one. Of two reports of the same time, the one that stops wins.
/// </remarks>
/// <param name="table">CompanyDataTable.</param>
public sealed class CompanyHealthStore(DynamoTable table)
{
    /// <summary>How much of a provider's explanation is kept, in characters.</summary>
    public const int DetailLengthMax = 500;

    private static readonly string PausedByProvider = PauseOrigin.Provider.ToWord();
    private static readonly string Paused = CompanyStatus.Paused.ToWord();
    private static readonly string Active = CompanyStatus.Active.ToWord();

    /// <summary>Says where a template stands with its provider.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="projectId">The company's project.</param>
    /// <param name="template">The template.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="detail">Why, in the provider's words, without personal data; null if it does not say.</param>
    /// <param name="at">When the provider says that it happened.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public Task<HealthResult> SetTemplateStateAsync(
        string companyId, string projectId, TemplateKey template, TemplateState state, string? detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = new Entry(CompanyNames.Templates, template.ToName(), CompanyTemplateNames.State, CompanyTemplateNames.StateAt, CompanyTemplateNames.StateDetail);
        var isStop = state != TemplateState.Approved;
        var change = entry.Change(state.ToWord(), detail, at, isStop, also: "", remove: "", condition: "");
        return WriteAsync(companyId, projectId, entry, change, cancellationToken);
    }

    /// <summary>Says whether a provider stopped a sender. A sender that people paused stays as they left it.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="projectId">The company's project.</param>
    /// <param name="channel">The channel of the sender.</param>
    /// <param name="isStopped">True if nothing may be sent; false if it may again.</param>
    /// <param name="detail">Why, in the provider's words, without personal data; null if it does not say.</param>
    /// <param name="at">When the provider says that it happened.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public Task<HealthResult> SetSenderStoppedAsync(
        string companyId, string projectId, Channel channel, bool isStopped, string? detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = new Entry(CompanyNames.Channels, channel.ToName(), CompanySenderNames.Status, CompanySenderNames.StatusAt, CompanySenderNames.StatusDetail);
        var by = $"{Entry.Path}.{CompanySenderNames.PausedBy}";
        var change = entry.Change(
            isStopped ? Paused : Active,
            detail,
            at,
            isStopped,
            also: isStopped ? $", {by} = :provider" : "",
            remove: isStopped ? "" : by,
            condition: $" AND (attribute_not_exists({Entry.Value}) OR {Entry.Value} <> :paused OR {by} = :provider)");
        change.Values[":provider"] = Stored.Text(PausedByProvider);
        change.Values[":paused"] = Stored.Text(Paused);
        return WriteAsync(companyId, projectId, entry, change, cancellationToken);
    }

    private async Task<HealthResult> WriteAsync(string companyId, string projectId, Entry entry, Change change, CancellationToken cancellationToken)
    {
        var result = await table.UpdateAsync(CompanyItem.ItemKey(companyId, projectId), change, cancellationToken).ConfigureAwait(false);
        return result is WriteResult.Refused refused ? Judge(refused.Found, entry, change) : HealthResult.Changed;
    }

    private static HealthResult Judge(Dictionary<string, AttributeValue>? found, Entry entry, Change change)
    {
        if (found is null || !found.TryGetValue(entry.Map, out var map) || map.M is not { } entries || !entries.TryGetValue(entry.Name, out var value) || value.M is not { } standing)
            return HealthResult.Missing;

        var isPaused = change.Values.ContainsKey(":paused") && Stored.ReadText(standing, entry.Attribute) == Paused;
        if (isPaused && Stored.ReadText(standing, CompanySenderNames.PausedBy) != PausedByProvider)
            return HealthResult.KeptByPeople;

        // The SDK repeats a request whose answer was lost, so what stands in the way may be this very write.
        var isEcho = Stored.ReadText(standing, entry.At) == change.Values[":at"].S && Stored.ReadText(standing, entry.Attribute) == change.Values[":value"].S;
        return isEcho ? HealthResult.Changed : HealthResult.Outdated;
    }

    private static string? Shorten(string? detail)
    {
        if (string.IsNullOrWhiteSpace(detail))
            return null;
        if (detail.Length <= DetailLengthMax)
            return detail;
        return char.IsHighSurrogate(detail[DetailLengthMax - 1]) ? detail[..(DetailLengthMax - 1)] : detail[..DetailLengthMax];
    }

    /// <summary>One entry of a map in the item, and the attributes in it that a report changes.</summary>
    private sealed record Entry(string Map, string Name, string Attribute, string At, string Detail)
    {
        public const string Path = "#map.#entry";
        public const string Value = $"{Path}.#value";

        public Change Change(string value, string? detail, DateTimeOffset at, bool isStop, string also, string remove, string condition)
        {
            var (since, why) = ($"{Path}.{At}", $"{Path}.{Detail}");
            var values = new Dictionary<string, AttributeValue> { [":value"] = Stored.Text(value), [":at"] = OutFields.OfCreatedAt(at) };
            var set = $"SET {Value} = :value, {since} = :at{also}";
            if (Shorten(detail) is { } text)
            {
                set += $", {why} = :detail";
                values[":detail"] = Stored.Text(text);
            }
            else
            {
                remove = remove.Length == 0 ? why : $"{remove}, {why}";
            }

            if (remove.Length > 0)
                set += $" REMOVE {remove}";
            return new(set, $"attribute_exists({Path}) AND (attribute_not_exists({since}) OR {since} {(isStop ? "<=" : "<")} :at){condition}", values)
            {
                Names = new() { ["#map"] = Map, ["#entry"] = Name, ["#value"] = Attribute },
            };
        }
    }
}
