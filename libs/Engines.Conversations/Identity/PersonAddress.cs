namespace Engines.Conversations;

/// <summary>Checks and normalises the address of a person, so that the same person always gets the same <see cref="ConversationId"/>.</summary>
public static class PersonAddress
{
    private const int EmailLengthMax = 254;
    private const int LocalPartLengthMax = 64;

    /// <summary>
    /// Reads an address for a channel. WhatsApp takes an E.164 number or a business-scoped user id such as <c>US.13491208655302741918</c>,
    /// SMS an E.164 number, email an address of at most 254 characters, which is lowered.
    /// </summary>
    /// <returns>True with the normalised address, or false with what is wrong and how to mend it, without repeating the address.</returns>
    public static bool TryNormalise(Channel channel, string? text, out string address, out string problem)
    {
        (address, problem) = channel switch
        {
            _ when string.IsNullOrEmpty(text) => ("", "is empty"),
            Channel.Email when IsEmail(text) => (text.ToLowerInvariant(), ""),
            Channel.Email => ("", "is not an email address; give one of the form name@domain"),
            _ when IsE164(text) => (text, ""),
            Channel.WhatsApp when IsBusinessScopedUserId(text) => (text, ""),
            Channel.WhatsApp => ("", "is neither an E.164 number such as +15555550123 nor a WhatsApp business-scoped user id such as US.1349"),
            _ => ("", "is not an E.164 number; give + and 7 to 15 digits, such as +15555550123"),
        };
        return address.Length > 0;
    }

    /// <summary>True for <c>+</c>, a digit from 1 to 9 and 6 to 14 further digits (ITU-T E.164).</summary>
    public static bool IsE164(string text)
    {
        if (text.Length is < 8 or > 16 || text[0] != '+' || text[1] is < '1' or > '9')
            return false;

        return !text.AsSpan(2).ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>True for a country code, a dot and up to 128 letters, digits or dots: Meta's business-scoped user id, with or without a parent portfolio.</summary>
    public static bool IsBusinessScopedUserId(string text)
    {
        if (text.Length is < 5 or > 131 || text[2] != '.' || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]))
            return false;

        foreach (var c in text.AsSpan(3))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '.')
                return false;
        }

        return true;
    }

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        if (text.Length > EmailLengthMax || at is < 1 or > LocalPartLengthMax || text.IndexOf('@') != at)
            return false;

        var domain = text.AsSpan(at + 1);
        return IsLocalPart(text.AsSpan(0, at)) && domain.Contains('.') && IsDomain(domain);
    }

    // Quoted local parts are legal mail and useless here: no provider of ours accepts one.
    private static bool IsLocalPart(ReadOnlySpan<char> part)
    {
        if (part[0] == '.' || part[^1] == '.' || part.Contains("..", StringComparison.Ordinal))
            return false;

        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length is < 1 or > 63 || label[0] == '-' || label[^1] == '-')
                return false;

            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                    return false;
            }
        }

        return true;
    }
}
