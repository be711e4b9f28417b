namespace Engines.Conversations;

/// <summary>How a <see cref="TemplateState"/> and a <see cref="TemplateKey"/> are spelled in company data.</summary>
public static class TemplateStateNames
{
    /// <summary>The spelled name, in lower case.</summary>
    public static string ToName(this TemplateState state) => state switch
    {
        TemplateState.Approved => "approved",
        TemplateState.Pending => "pending",
        TemplateState.Rejected => "rejected",
        TemplateState.Paused => "paused",
        TemplateState.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    /// <summary>The name of the template's entry: <c>{channel}/{name}/{language}</c>.</summary>
    public static string ToName(this TemplateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{key.Channel.ToName()}/{key.Name}/{key.Language}";
    }
}
