using Engines.Conversations;

namespace Engines.Channels;

/// <summary>What a provider's code says about the message that it came with.</summary>
public enum CodeAnswer
{
    /// <summary>Not taken, and never will be.</summary>
    Refused,

    /// <summary>Not taken because too much was sent; later it may be.</summary>
    Throttled,

    /// <summary>Certainly not taken; later it may be, once a service is back or someone has acted.</summary>
    NotAccepted,

    /// <summary>The provider itself does not say whether it was taken.</summary>
    Unknown,
}

/// <summary>The meaning of one code.</summary>
/// <param name="Answer">What became of the message.</param>
/// <param name="Class">What it means for the messages after it.</param>
public readonly record struct CodeMeaning(CodeAnswer Answer, FailureClass Class);

/// <summary>One row of a provider's table of codes.</summary>
/// <param name="Code">The code, as the provider writes it.</param>
/// <param name="Meaning">What it means.</param>
public readonly record struct KnownCode(string Code, CodeMeaning Meaning)
{
    internal KnownCode(int code, CodeAnswer answer, FailureClass failure)
        : this(code.ToString(System.Globalization.CultureInfo.InvariantCulture), new(answer, failure))
    {
    }

    internal KnownCode(string code, CodeAnswer answer, FailureClass failure)
        : this(code, new(answer, failure))
    {
    }
}
