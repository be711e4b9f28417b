using Engines.Local.Cloud;
using Engines.Local.DynamoDb;

namespace Engines.Cli.Commands.Running;

/// <summary>
/// Every address of a local cloud as variables of a shell, so that commands are the same here and in an account: the AWS SDKs and the AWS CLI read theirs by
/// themselves, and the others are the names that the runbook uses.
/// </summary>
internal static class LocalVariables
{
    // Version 1 of the AWS CLI takes SQS's old address whatever the variable says, and would knock at AWS.
    private const string AwsCommand = """
        aws() { if [ "$1" = sqs ]; then shift; command aws sqs --endpoint-url "$AWS_ENDPOINT_URL_SQS" "$@"; else command aws "$@"; fi; }
        """;

    /// <summary>Writes the file; whoever reads it before finds nothing of an older cloud.</summary>
    public static void Write(string path, LocalCloud cloud, Uri functions, Uri page)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var lines = Of(cloud, functions, page).Select(variable => $"export {variable.Name}={Quoted(variable.Value)}");
        var command = $$"""engines() { dotnet {{Quoted(Path.Combine(AppContext.BaseDirectory, "engines.dll"))}} "$@"; }""";
        File.WriteAllText(path, string.Join('\n', [.. lines, command, AwsCommand, ""]));
    }

    private static IEnumerable<(string Name, string Value)> Of(LocalCloud cloud, Uri functions, Uri page)
    {
        yield return ("AWS_ACCESS_KEY_ID", "local");
        yield return ("AWS_SECRET_ACCESS_KEY", "local");
        yield return ("AWS_REGION", DynamoDbLocal.Region);
        yield return ("AWS_DEFAULT_REGION", DynamoDbLocal.Region);
        yield return ("AWS_ENDPOINT_URL_SQS", cloud.SqsAddress.AbsoluteUri);
        yield return ("AWS_ENDPOINT_URL_DYNAMODB", cloud.DynamoAddress.AbsoluteUri);
        yield return ("AWS_ENDPOINT_URL_LAMBDA", functions.AbsoluteUri);
        yield return ("QUEUE_URL", cloud.RequestsUrl.AbsoluteUri);
        yield return ("DEAD_LETTER_QUEUE_URL", cloud.DeadLettersUrl.AbsoluteUri);
        yield return ("FUNCTION", cloud.Sender.Function.Name);
        yield return ("CONVERSATIONS_TABLE", cloud.Sender.Environment["CONVERSATIONS_TABLE"]);
        yield return ("COMPANIES_TABLE", cloud.Sender.Environment["COMPANIES_TABLE"]);
        yield return ("PAGE_URL", page.AbsoluteUri);
        if (cloud is not { Replies: { } replies, HttpEdge: { } edge })
            yield break;

        yield return ("AWS_ENDPOINT_URL_SNS", edge.SnsAddress.AbsoluteUri);
        yield return ("REPLIES_QUEUE_URL", cloud.UrlOf(replies.Queue).AbsoluteUri);
        yield return ("REPLIES_DEAD_LETTER_QUEUE_URL", cloud.UrlOf(replies.DeadLetters).AbsoluteUri);
        yield return ("QUARANTINE_QUEUE_URL", cloud.UrlOf(replies.ExtraQueues[0]).AbsoluteUri);
        yield return ("REPLIES_FUNCTION", replies.Function.Name);
        yield return ("SES_TOPIC_ARN", replies.Environment["SES_TOPIC_ARN"]);
        yield return ("WEBHOOKS_URL", edge.Address.AbsoluteUri.TrimEnd('/'));
    }

    private static string Quoted(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
