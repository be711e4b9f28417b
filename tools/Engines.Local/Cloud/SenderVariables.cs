using Engines.Channels;
using Engines.Conversations;
using Engines.Local.DynamoDb;

namespace Engines.Local.Cloud;

/// <summary>The sender's environment on this machine: the variables of its template, with local values.</summary>
internal static class SenderVariables
{
    private const string DummyKey = "local";

    public static Dictionary<string, string> Of(
        LocalCloud cloud, LocalCloudOptions options, IReadOnlyDictionary<ProviderKind, Uri> providers, Func<string, string> tableName)
    {
        var deadLetters = new Uri(cloud.RequestsUrl, cloud.DeadLetters.Options.Name);
        var variables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = DynamoDbLocal.Region,
            ["AWS_ACCESS_KEY_ID"] = DummyKey,
            ["AWS_SECRET_ACCESS_KEY"] = DummyKey,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = cloud.DynamoAddress.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SQS"] = cloud.SqsAddress.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SESV2"] = providers[ProviderKind.Ses].AbsoluteUri,
            ["META_BASE_URL"] = providers[ProviderKind.Meta].AbsoluteUri,
            ["TWILIO_BASE_URL"] = providers[ProviderKind.Twilio].AbsoluteUri,
            ["CONVERSATIONS_TABLE"] = tableName("conversations"),
            ["COMPANIES_TABLE"] = tableName("companies"),
            ["QUEUE_URL"] = cloud.RequestsUrl.AbsoluteUri,
            ["DEAD_LETTER_QUEUE_URL"] = deadLetters.AbsoluteUri,
            ["SECRETS_SOURCE"] = "environment",
        };
        foreach (var sender in cloud.Companies.SelectMany(company => company.Senders.Values))
        {
            if (sender.SecretReference is { } reference)
                variables[EnvironmentSecretSource.VariableOf(reference)!] = sender.Provider == ProviderKind.Meta ? """{"access_token":"local"}""" : """{"auth_token":"local"}""";
        }

        foreach (var (name, value) in options.SenderEnvironment)
            variables[name] = value;
        return variables;
    }
}
