using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Builds the write of one status. Its condition always begins with the statuses from which <see cref="Transition.All"/> allows the step.</summary>
internal sealed class StatusChange
{
    private readonly OutboundStatus to;
    private readonly StringBuilder set = new(256);
    private readonly StringBuilder condition = new(160);
    private readonly Dictionary<string, AttributeValue> values = new(16);
    private string? remove;
    private string? add;

    private StatusChange(OutboundStatus to, DateTimeOffset at)
    {
        this.to = to;
        var seen = FirstSeen.AttributeOf(to);
        set.Append("SET ").Append(OutNames.OutboundStatus).Append(" = :to, ")
            .Append(OutNames.UpdatedAt).Append(" = :updated, ")
            .Append(seen).Append(" = if_not_exists(").Append(seen).Append(", :at)");
        values[":to"] = OutFields.OfOutboundStatus(to);
        values[":updated"] = values[":at"] = OutFields.OfUpdatedAt(at);
    }

    public static StatusChange To(OutboundStatus status, DateTimeOffset at) => new(status, at);

    /// <summary>The condition of a write that makes the item.</summary>
    public static string ConditionOfNew(Cause cause, OutboundStatus to) => Transition.IsLegal(null, to, cause)
        ? $"attribute_not_exists({OutNames.ConversationId})"
        : throw new InvalidOperationException($"No message begins as {to} by {cause}.");

    /// <summary>Allows the step from every status that the list allows for this cause.</summary>
    public StatusChange From(Cause cause)
    {
        var sources = StepSources.Of(cause, to);
        condition.Append(sources.Condition);
        foreach (var (placeholder, value) in sources.Values)
            values[placeholder] = value;
        return this;
    }

    /// <summary>Allows the step only from what was found, and only while nobody has made another attempt since.</summary>
    public StatusChange From(OutboundItem found, Cause cause)
    {
        if (!Transition.IsLegal(found.Status, to, cause))
            throw new InvalidOperationException($"No step leads from {found.Status} to {to} by {cause}.");

        condition.Append(OutNames.OutboundStatus).Append(" = :from AND ").Append(OutNames.AttemptId).Append(" = :previous");
        values[":from"] = OutFields.OfOutboundStatus(found.Status);
        values[":previous"] = OutFields.OfAttemptId(found.AttemptId ?? "");
        return this;
    }

    public StatusChange UpdatedAt(DateTimeOffset now)
    {
        values[":updated"] = OutFields.OfUpdatedAt(now);
        return this;
    }

    public StatusChange Set(string attribute, string placeholder, AttributeValue value)
    {
        set.Append(", ").Append(attribute).Append(" = ").Append(placeholder);
        return Value(placeholder, value);
    }

    public StatusChange Remove(params ReadOnlySpan<string> attributes)
    {
        remove = " REMOVE " + string.Join(", ", attributes);
        return this;
    }

    public StatusChange Add(string attribute, string placeholder, AttributeValue value)
    {
        add = $" ADD {attribute} {placeholder}";
        return Value(placeholder, value);
    }

    public StatusChange And(string clause)
    {
        condition.Append(" AND ").Append(clause);
        return this;
    }

    public StatusChange Value(string placeholder, AttributeValue value)
    {
        values[placeholder] = value;
        return this;
    }

    public Change Build() => new(set.Append(remove).Append(add).ToString(), condition.ToString(), values);
}
