namespace Engines.Conversations;

/// <summary>How an <see cref="UnconfirmedPolicy"/> is spelled in items and in company data.</summary>
public static class UnconfirmedPolicyNames
{
    /// <summary>The spelled name: <c>never_twice</c> or <c>at_least_once</c>.</summary>
    public static string ToName(this UnconfirmedPolicy policy) => policy switch
    {
        UnconfirmedPolicy.NeverTwice => "never_twice",
        UnconfirmedPolicy.AtLeastOnce => "at_least_once",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "No such policy."),
    };

    /// <summary>Reads a spelled name.</summary>
    /// <exception cref="FormatException">No policy has that name.</exception>
    public static UnconfirmedPolicy Parse(string name) => name switch
    {
        "never_twice" => UnconfirmedPolicy.NeverTwice,
        "at_least_once" => UnconfirmedPolicy.AtLeastOnce,
        _ => throw new FormatException($"'{name}' is not a policy; it is never_twice or at_least_once."),
    };
}
