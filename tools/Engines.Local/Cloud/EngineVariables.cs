using Engines.Channels;
using Engines.Conversations;
using Engines.Local.DynamoDb;
using Engines.Local.Providers;

namespace Engines.Local.Cloud;

/// <summary>The engines' environment on this machine: the variables of their templates, with local values.</summary>
internal static class EngineVariables
{
    private const string DummyKey = "local";

    /// <summary>The sender's, and whatever is asked for beyond that.</summary>
    public static Dictionary<string, string> OfSender(LocalEngine engine, EngineSurroundings around, IReadOnlyDictionary<string, string> more) =>
        With(Common(engine, around), more);

    /// <summary>The replies engine's, and whatever is asked for beyond that.</summary>
    public static Dictionary<string, string> OfReplies(LocalEngine engine, EngineSurroundings around, IReadOnlyDictionary<string, string> more)
    {
        var variables = Common(engine, around);
        variables["QUARANTINE_QUEUE_URL"] = around.UrlOf(engine.ExtraQueues[0]).AbsoluteUri;
        variables["SES_TOPIC_ARN"] = SesWebhook.Topic;
        variables["SOCIAL_TOPIC_ARN"] = "";
        variables["SMS_TOPIC_ARN"] = "";
        variables["PUBLIC_BASE_URL"] = "";
        foreach (var reference in around.Companies.Select(company => company.Replies?.Ai?.SecretReference).OfType<string>())
            variables[EnvironmentSecretSource.VariableOf(reference)!] = LocalSecrets.Ai;
        return With(variables, more);
    }

    private static Dictionary<string, string> Common(LocalEngine engine, EngineSurroundings around)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = DynamoDbLocal.Region,
            ["AWS_ACCESS_KEY_ID"] = DummyKey,
            ["AWS_SECRET_ACCESS_KEY"] = DummyKey,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = around.DynamoAddress.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SQS"] = around.SqsAddress.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SESV2"] = around.Providers[ProviderKind.Ses].AbsoluteUri,
            ["META_BASE_URL"] = around.Providers[ProviderKind.Meta].AbsoluteUri,
            ["TWILIO_BASE_URL"] = around.Providers[ProviderKind.Twilio].AbsoluteUri,
            ["CONVERSATIONS_TABLE"] = around.TableName("conversations"),
            ["COMPANIES_TABLE"] = around.TableName("companies"),
            ["QUEUE_URL"] = around.UrlOf(engine.Queue).AbsoluteUri,
            ["DEAD_LETTER_QUEUE_URL"] = around.UrlOf(engine.DeadLetters).AbsoluteUri,
            ["SECRETS_SOURCE"] = "environment",
        };
        foreach (var sender in around.Companies.SelectMany(company => company.Senders.Values))
        {
            if (sender.SecretReference is { } reference)
                variables[EnvironmentSecretSource.VariableOf(reference)!] = LocalSecrets.Of(sender.Provider);
        }

        return variables;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> variables, IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
            variables[name] = value;
        return variables;
    }
}
