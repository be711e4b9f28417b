namespace Engines.Local.Providers;

/// <summary>A person as a provider names them.</summary>
/// <param name="Number">The number, in the form that the engines use (<c>+15555550123</c>).</param>
public sealed record PersonIdentity(string Number)
{
    /// <summary>Meta's business-scoped user id; null where the provider gives none.</summary>
    public string? UserId { get; init; }

    /// <summary>What the person calls itself.</summary>
    public string ProfileName { get; init; } = "Dana";

    /// <summary>The number as WhatsApp writes it, without the plus.</summary>
    public string WhatsAppId => Number.TrimStart('+');
}

/// <summary>One message of a person, before a provider brings it into its own form.</summary>
/// <param name="Id">The provider's id of it; the same in every repetition of its webhook.</param>
/// <param name="At">When the person sent it.</param>
/// <param name="Content">What it is.</param>
public sealed record PersonMessage(string Id, DateTimeOffset At, Said Content);

/// <summary>What a person sends.</summary>
public abstract record Said
{
    private Said()
    {
    }

    /// <summary>Words.</summary>
    /// <param name="Body">The words.</param>
    public sealed record Text(string Body) : Said
    {
        /// <summary>What Twilio's Advanced Opt-Out took it for: <c>STOP</c>, <c>START</c> or <c>HELP</c>.</summary>
        public string? OptOutType { get; init; }
    }

    /// <summary>A template's quick reply.</summary>
    /// <param name="Title">What stands on the button.</param>
    /// <param name="Payload">What it carries for programs.</param>
    /// <param name="Answers">The id of our message that had the button.</param>
    public sealed record Button(string Title, string Payload, string? Answers = null) : Said;

    /// <summary>An entry of an interactive list.</summary>
    /// <param name="Title">What stands on the entry.</param>
    /// <param name="Id">What it carries for programs.</param>
    /// <param name="Description">What stands below it.</param>
    public sealed record ListEntry(string Title, string Id, string? Description = null) : Said;

    /// <summary>A picture.</summary>
    /// <param name="MediaId">The provider's id of the file.</param>
    /// <param name="Caption">Words below it; null for none.</param>
    public sealed record Image(string MediaId, string? Caption = null) : Said;

    /// <summary>A place.</summary>
    /// <param name="Latitude">Degrees.</param>
    /// <param name="Longitude">Degrees.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Address">Its postal address.</param>
    public sealed record Location(double Latitude, double Longitude, string Name, string Address) : Said;

    /// <summary>An emoji put to one of our messages, or taken off again.</summary>
    /// <param name="MessageId">The message.</param>
    /// <param name="Emoji">The emoji; null when it was taken off.</param>
    public sealed record Reaction(string MessageId, string? Emoji) : Said;

    /// <summary>Something that the provider cannot pass on.</summary>
    public sealed record Unsupported : Said;
}
