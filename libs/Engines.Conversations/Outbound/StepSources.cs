using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>The part of a condition that says where a step may begin, made once for each step from <see cref="Transition.All"/>.</summary>
internal sealed class StepSources
{
    private static readonly int Statuses = Enum.GetValues<OutboundStatus>().Length;
    private static readonly StepSources?[] Known = new StepSources?[Enum.GetValues<Cause>().Length * Statuses];

    private StepSources(string condition, KeyValuePair<string, AttributeValue>[] values) => (Condition, Values) = (condition, values);

    /// <summary>The condition on the status.</summary>
    public string Condition { get; }

    /// <summary>The values that the condition names. Shared: they are never changed.</summary>
    public KeyValuePair<string, AttributeValue>[] Values { get; }

    /// <summary>Where a step with this cause and this end may begin, apart from having no item at all.</summary>
    public static StepSources Of(Cause cause, OutboundStatus to)
    {
        // Two threads may both make one; either is right.
        ref var known = ref Known[((int)cause * Statuses) + (int)to];
        return known ??= Make(cause, to);
    }

    private static StepSources Make(Cause cause, OutboundStatus to)
    {
        var placeholders = new List<string>();
        var values = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var step in Transition.All)
        {
            if (step.Cause != cause || step.To != to || step.From is not { } status)
                continue;
            placeholders.Add(":from_" + status.ToWord());
            values.Add(new(placeholders[^1], OutFields.OfOutboundStatus(status)));
        }

        return values.Count > 0
            ? new($"{OutNames.OutboundStatus} IN ({string.Join(", ", placeholders)})", [.. values])
            : throw new InvalidOperationException($"No step leads to {to} by {cause}.");
    }
}
