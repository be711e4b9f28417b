using Engines.Channels;
using Engines.Conversations;
using Engines.Local.Templates;

namespace Engines.Local.Cloud;

/// <summary>A variable that is not what the template says, or that it does not have.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value on this machine.</param>
/// <param name="Why">Why it cannot be the template's.</param>
internal sealed record LocalOverride(string Name, string Value, string Why);

/// <summary>A function's environment on this machine: its template's, except where an address or a secret has to differ.</summary>
internal static class EngineVariables
{
    private const string DummyKey = "local";

    /// <summary>The template's variables, then the overrides, then whatever the caller asks for.</summary>
    public static Dictionary<string, string> Of(DeclaredFunction function, EngineSurroundings around, IReadOnlyDictionary<string, string> more)
    {
        var variables = function.Variables.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value, _) in Overrides(function, around))
            variables[name] = value;
        foreach (var (name, value) in more)
            variables[name] = value;
        return variables;
    }

    /// <summary>Every difference from the template, and why. Tables' names, topics and all settings are the template's own.</summary>
    public static IEnumerable<LocalOverride> Overrides(DeclaredFunction function, EngineSurroundings around) =>
    [
        .. Queues(function, around),
        new("AWS_ACCESS_KEY_ID", DummyKey, "Lambda takes credentials from the role; made-up ones cannot reach AWS by mistake."),
        new("AWS_SECRET_ACCESS_KEY", DummyKey, "As above."),
        new("AWS_ENDPOINT_URL_DYNAMODB", around.DynamoAddress.AbsoluteUri, "DynamoDB Local stands for DynamoDB."),
        new("AWS_ENDPOINT_URL_SQS", around.SqsAddress.AbsoluteUri, "The local queues stand for SQS."),
        new("AWS_ENDPOINT_URL_SESV2", around.Providers[ProviderKind.Ses].AbsoluteUri, "A stub stands for SES."),
        new("META_BASE_URL", around.Providers[ProviderKind.Meta].AbsoluteUri, "A stub stands for Meta."),
        new("TWILIO_BASE_URL", around.Providers[ProviderKind.Twilio].AbsoluteUri, "A stub stands for Twilio."),
        new("SECRETS_SOURCE", "environment", "The layer that reads secrets does not run here, so they stand in the environment."),
        .. Secrets(around.Companies),
    ];

    // Whichever queue the template names is the one that the engine gets, so that a wrong one is wrong here too.
    private static IEnumerable<LocalOverride> Queues(DeclaredFunction function, EngineSurroundings around) =>
        from variable in function.Variables
        let queue = around.Queues.All.FirstOrDefault(queue => variable.Value == $"https://sqs.{queue.Options.Region}.amazonaws.com/{queue.Options.AccountId}/{queue.Options.Name}")
        where queue is not null
        select new LocalOverride(variable.Key, around.UrlOf(queue).AbsoluteUri, "The queue stands behind the local endpoint.");

    private static IEnumerable<LocalOverride> Secrets(IReadOnlyList<Company> companies)
    {
        var senders = from company in companies
                      from sender in company.Senders.Values
                      where sender.SecretReference is not null
                      select (sender.SecretReference, LocalSecrets.Of(sender.Provider));
        var assistants = companies.Select(company => company.Replies?.Ai?.SecretReference).OfType<string>().Select(reference => (reference, LocalSecrets.Ai));
        return senders.Concat(assistants).DistinctBy(secret => secret.Item1)
            .Select(secret => new LocalOverride(EnvironmentSecretSource.VariableOf(secret.Item1!)!, secret.Item2, "The stub providers know this one secret."));
    }
}
