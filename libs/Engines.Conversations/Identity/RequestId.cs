namespace Engines.Conversations;

/// <summary>The rule for the id that a producer gives its request: whoever sends the same id again means the same message.</summary>
public static class RequestId
{
    /// <summary>The longest id, in characters.</summary>
    public const int LengthMax = 64;

    /// <summary>True for 1 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>.</summary>
    public static bool IsValid(string? value)
    {
        if (value is not { Length: >= 1 and <= LengthMax })
            return false;

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '-'))
                return false;
        }

        return true;
    }
}
