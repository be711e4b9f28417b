using Engines.Local.DynamoDb;
using Engines.Local.Providers;

namespace Engines.Local.Templates;

/// <summary>Where the templates of the local cloud come from, and what they are deployed with.</summary>
/// <param name="Read">The text of a file, by its path from the root of the working tree.</param>
public sealed record StackSource(Func<string, string> Read)
{
    /// <summary>What Meta's handshake shows on this machine.</summary>
    public const string LocalVerifyToken = "local-verify-token";

    /// <summary>Which environment of samconfig.toml.</summary>
    public string Environment { get; init; } = "dev";

    /// <summary>The parameter ProjectName, with which every name begins.</summary>
    /// <value>Null: what samconfig.toml says.</value>
    public string? ProjectName { get; init; }

    /// <summary>Parameters beyond those of samconfig.toml, for every stack that declares them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The Region that the stacks are in.</summary>
    public string Region { get; init; } = DynamoDbLocal.Region;

    /// <summary>
    /// What the stacks are given because this machine is what it is: SES's events come through a topic, there is no layer that reads secrets, and
    /// the handshake of a webhook can be tried.
    /// Whatever follows from them in the templates follows here too.
    /// </summary>
    internal static IReadOnlyDictionary<string, string> OfThisMachine { get; } = new Dictionary<string, string>
    {
        ["SesTopicArn"] = SesWebhook.Topic,
        ["SecretsExtension"] = "none",
        ["MetaVerifyToken"] = LocalVerifyToken,
    };

    /// <summary>The templates of a working tree.</summary>
    public static StackSource In(string root) => new(path => File.ReadAllText(Path.Combine(root, path)));
}
