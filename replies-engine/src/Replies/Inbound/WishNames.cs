namespace Replies.Inbound;

/// <summary>How a <see cref="Wish"/> is spelled in items.</summary>
internal static class WishNames
{
    /// <summary>The spelled name; null for <see cref="Wish.None"/>, which is not written.</summary>
    public static string? ToName(this Wish wish) => wish switch
    {
        Wish.OptOut => "opt_out",
        Wish.OptIn => "opt_in",
        Wish.Help => "help",
        _ => null,
    };

    public static Wish Parse(string? name) => name switch
    {
        "opt_out" => Wish.OptOut,
        "opt_in" => Wish.OptIn,
        "help" => Wish.Help,
        _ => Wish.None,
    };
}
