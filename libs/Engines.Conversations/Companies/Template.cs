namespace Engines.Conversations;

/// <summary>Which template: its name on one channel in one language.</summary>
/// <param name="Channel">The channel it was approved for.</param>
/// <param name="Name">The company's name for it.</param>
/// <param name="Language">The provider's language code, such as <c>en_US</c>, compared exactly.</param>
public sealed record TemplateKey(Channel Channel, string Name, string Language);

/// <summary>A message that was written and approved beforehand, with places for variables.</summary>
public sealed record Template
{
    /// <summary>Which template.</summary>
    public required TemplateKey Key { get; init; }

    /// <summary>The provider's id: Meta's or SES's template name, or Twilio's content id (<c>HX…</c>). Absent for a <see cref="Text"/> template.</summary>
    public string? ProviderId { get; init; }

    /// <summary>For SMS without a provider template: the text itself, with <c>{{name}}</c> where a variable stands.</summary>
    public string? Text { get; init; }

    /// <summary>What the message is for; marketing needs more consent than the rest.</summary>
    public required TemplateCategory Category { get; init; }

    /// <summary>Whether the provider will take it.</summary>
    public required TemplateState State { get; init; }

    /// <summary>Why it stands there, where the provider said so.</summary>
    public string? StateDetail { get; init; }

    /// <summary>What to do when nobody knows whether a message left.</summary>
    public required UnconfirmedPolicy WhenUnconfirmed { get; init; }

    /// <summary>The variables, in the provider's order.</summary>
    public required IReadOnlyList<TemplateParameter> Parameters { get; init; }
}

/// <summary>One place for a variable in a <see cref="Template"/>.</summary>
public sealed record TemplateParameter
{
    /// <summary>The name by which requests give the variable.</summary>
    public required string Name { get; init; }

    /// <summary>What it may hold.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Where it stands in a WhatsApp template.</summary>
    public ParameterPlace Place { get; init; } = ParameterPlace.Body;

    /// <summary>The button that it belongs to, from 0; for <see cref="ParameterPlace.Button"/> only.</summary>
    public int ButtonIndex { get; init; }

    /// <summary>True when the WhatsApp template was made with <c>parameter_format: NAMED</c>, so that the provider wants <see cref="Name"/> as well.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The longest text, in characters.</summary>
    /// <value>1,024: the longest body parameter that WhatsApp takes; keep configurable.</value>
    public int LengthMax { get; init; } = 1024;
}
